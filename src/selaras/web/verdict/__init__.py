"""The verdict: one page that answers who is right."""
