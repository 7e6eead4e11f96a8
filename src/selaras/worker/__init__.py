"""The process that does what falls due: readings of facts appended in bulk, and the lake."""
