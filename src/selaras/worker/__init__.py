"""The process that does what falls due: intake, clocks, the lake."""
