"""The typed details of every kind of fact, one module per sort of subject."""
