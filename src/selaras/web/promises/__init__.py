"""The board of both sides' promises, and the breaches behind each of its figures."""
