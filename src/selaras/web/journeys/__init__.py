"""Journeys: one deal from first touch to close."""
