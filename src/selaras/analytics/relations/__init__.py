"""Relations derived from facts as of an instant, as Ibis expressions whose slow twins are the folds of the core."""
