"""Data: what came in, what could not be read, what that does to the figures, and how fresh everything is."""
