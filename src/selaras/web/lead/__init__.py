"""Leads: the list, and one lead's whole story with marketing and sales on one line of time."""
