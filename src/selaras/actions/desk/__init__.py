"""The desk: one transaction in which something is told and everything that follows from it is decided and written."""

from selaras.actions.desk.opening import Desk, desk
from selaras.actions.desk.telling import Told

__all__ = ["Desk", "Told", "desk"]
