"""The history told as facts: each module turns one part of the company into sheets."""
