"""Settings, addresses and wiring: knows every floor, and no floor knows it."""
