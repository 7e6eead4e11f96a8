"""Figures: how one is written, its definition one click away, and the rows behind it."""
