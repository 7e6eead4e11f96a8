"""Duplicates and accounts: who a lead may be and whose it is, found, decided on by people, and taken back."""
