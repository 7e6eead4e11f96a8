"""The pages: they speak and listen, and neither decide nor write."""
