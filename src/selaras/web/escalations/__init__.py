"""Escalations: who must meet about a promise that was missed, and patterns somebody should look at."""
