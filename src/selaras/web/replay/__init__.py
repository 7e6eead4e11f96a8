"""Replay: what a proposed agreement would have made of the history, before anybody signs it."""
