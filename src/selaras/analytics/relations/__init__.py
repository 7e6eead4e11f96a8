"""Relations derived from facts as of an instant: what every metric counts, as Ibis expressions with slow twins in the core."""
