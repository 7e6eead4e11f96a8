"""Warmth: the server has worked out the page of now before anybody asks for it, and again whenever facts came."""

import logging
import threading
import time
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections

from selaras.analytics import Lake, keep_ready, prepare
from selaras.analytics.monday import WEEK
from selaras.kit import clock
from selaras.kit.errors import SelarasError
from selaras.site.rehearsal import leads_first, rehearse_beside, then_the_others
from selaras.web.frame.agreement import agreement_at

LOOK_EVERY = 2.0
_log = logging.getLogger(__name__)


def warm() -> None:
    """Keep the lake warm in the background for as long as the process lives, and rehearse pages; returns at once."""
    rehearse_beside(leads_first)
    threading.Thread(target=_watch, args=(Path(settings.LAKE),), name="warmth", daemon=True).start()


def ready(lake: Lake) -> None:
    """Work out the page of now by the charter in force; the database is let go of after reading it."""
    try:
        terms = agreement_at(clock.now()).terms
    finally:
        connections.close_all()
    prepare(lake, terms)


def _held(lake: Lake) -> None:
    """Keep readers of other days from pushing the moments of the page of now out of memory."""
    if lake.noted_until is not None:
        lake.at(lake.noted_until - WEEK)
        lake.at(lake.noted_until)


def _watch(folder: Path) -> None:
    known, said = False, ""
    while True:
        try:
            if known:
                _held(Lake.open(folder))  # where there is anything new, it is prepared beside
            else:
                keep_ready(folder, ready)
                known = True
                rehearse_beside(then_the_others)
        except (SelarasError, DatabaseError, OSError) as problem:
            if str(problem) != said:  # once, however long it lasts
                _log.warning("the lake cannot be kept warm: %s", problem)
            said = str(problem)
        time.sleep(LOOK_EVERY)
