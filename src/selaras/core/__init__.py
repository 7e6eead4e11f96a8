"""Meaning: what leads, passes, promises and decisions are; plain Python, no database, no network, no clock."""
