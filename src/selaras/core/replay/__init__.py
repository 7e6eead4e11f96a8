"""Replay: what a proposed agreement would have made of the history that happened, and what nobody can know of it."""

from selaras.core.replay.trips import Agreed, Trip, agreed_from, trips

__all__ = ["Agreed", "Trip", "agreed_from", "trips"]
