"""Blind audits: the samples, the rating of one hand-off after the other, and how far both sides agree."""
