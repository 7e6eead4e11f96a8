"""The pipeline: what covers the target, what moved it, what was forecast of it, and what history says will come."""
