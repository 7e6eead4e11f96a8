"""The only floor with database models: facts, and the readings folded from them."""
