"""Doors to other systems, one folder each, none aware of the others."""
