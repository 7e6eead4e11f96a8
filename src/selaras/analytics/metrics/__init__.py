"""The metrics, one module per matter."""
