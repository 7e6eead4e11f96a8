"""Signing in and out, with patience for typing errors and none for guessing."""
