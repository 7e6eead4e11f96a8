"""Duplicates: leads that may be one person, leads whose account somebody must choose, and merges taken back."""
