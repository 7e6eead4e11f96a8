"""The verbs of Selaras: each opens one transaction, asks the core and appends facts."""
