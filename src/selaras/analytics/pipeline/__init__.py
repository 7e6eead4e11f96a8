"""The pipeline between two dates, what was forecast of it and what came, and what history says will come."""
