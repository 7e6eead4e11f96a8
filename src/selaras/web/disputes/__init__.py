"""Disputes: decisions held against the agreement, and the rulings that end them."""
