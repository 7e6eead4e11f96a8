"""Monday: the one page both teams read together."""
