"""The lake: one version of the facts, opened once, and asked as of any instant."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from selaras.analytics.door import Door
from selaras.analytics.loading import statements
from selaras.analytics.moment import Moment
from selaras.analytics.settled import Settled
from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.kit.errors import InputError
from selaras.kit.instants import from_microseconds, in_utc, to_microseconds
from selaras.kit.manifest import Manifest, read_manifest
from selaras.kit.room import Room

Prepare = Callable[["Lake"], object]
_OPEN: dict[Path, "Lake"] = {}
_KEPT_READY: dict[Path, "Prepare"] = {}
_PREPARING: set[Path] = set()
_OPENING = threading.Lock()
_REST = 3.0  # after preparing a version, rest for so many times what it took: facts may come all day long
_SHARE = 4  # of the engine's memory, one part in so many is for moments nobody asks about at present
_BARE = 1_000_000  # what a moment takes besides its tables: names, answers that are remembered
_LEAST = 2  # a page asks about its own moment and the week before


class Lake:
    """One version of the lake, open for questions from any number of threads.

    ``noted_until`` says up to which instant of our own time the lake holds every fact; ``version`` changes whenever
    there is anything new.
    """

    def __init__(
        self, files: Mapping[str, Sequence[str]], version: str, noted_until: datetime | None, given: Room | None = None
    ) -> None:
        self.version = version
        self.noted_until = noted_until
        self.door = Door(given)
        for told in statements(files):
            self.door.run(told)
        self._moments: OrderedDict[int, Moment] = OrderedDict()
        self._lock = threading.Lock()
        self._now = None if noted_until is None else Moment(self.door, noted_until)
        self._settled = None if self._now is None else Settled(self.door, self._now)

    @classmethod
    def open(cls, folder: Path, prepare: Prepare | None = None) -> "Lake":
        """Return the lake in a folder as its manifest now says it is; opened anew only when there is anything new.

        With ``prepare``, or where ``keep_ready`` was told one, nobody waits for what is new: it is opened and prepared
        beside, and until that is done the lake known before answers, as of its own instant. A folder without a manifest
        is an empty lake.
        """
        prepare = prepare or _KEPT_READY.get(folder)
        told = _manifest(folder)
        version = f"{told.generation}.{told.position}.{told.mark}.{told.shape}"
        with _OPENING:
            known = _OPEN.get(folder)
            if known is not None and known.version == version:
                return known
            until = None if told.noted_until is None else from_microseconds(told.noted_until)
            if known is None or known.empty or prepare is None:
                known = _OPEN[folder] = cls(told.files(folder), version, until)
            elif folder not in _PREPARING:
                _PREPARING.add(folder)
                make = partial(cls, told.files(folder), version, until)
                threading.Thread(target=_prepared, args=(folder, make, prepare), daemon=True).start()
            return known

    @property
    def empty(self) -> bool:
        """Whether there is no fact in the lake yet."""
        return self.noted_until is None

    def seen_from(self, wanted: datetime | None, otherwise: datetime) -> datetime:
        """Return the instant to look from: the wanted one, or the last up to which the lake holds every fact, and none
        later than that; ``otherwise`` stands for it where the lake is empty.
        """
        known = self.noted_until or otherwise
        return min(wanted, known) if wanted else known

    def at(self, as_of: datetime) -> "Moment":
        """Return the lake as it was known at ``as_of``: no fact noted later is in it.

        The moment of now stays for as long as the lake does; what it has worked out serves earlier moments too.
        """
        instant = to_microseconds(in_utc(as_of))
        if self._now is not None and instant == self._now.instant:
            return self._now
        with self._lock:
            moment = self._moments.pop(instant, None)
            if moment is None:
                self._make_room()
                moment = Moment(self.door, as_of, self._settled)
            self._moments[instant] = moment
        return moment

    def _make_room(self) -> None:
        """Let go of the moments that were asked about longest ago, until the others take no more than their share."""
        sizes = self.door.sizes()
        kept = deque(moment.size(sizes) + _BARE for moment in self._moments.values())
        while len(kept) >= _LEAST and sum(kept) > self.door.memory // _SHARE:
            kept.popleft()
            self._moments.popitem(last=False)


def _manifest(folder: Path) -> Manifest:
    told = read_manifest(folder) or Manifest(schema_version=SCHEMA_VERSION)
    if told.schema_version != SCHEMA_VERSION:
        raise InputError(
            f"the lake is of schema {told.schema_version}, and this version reads {SCHEMA_VERSION}",
            place=str(folder),
            next_step="export again; the lake is made anew from the facts",
        )
    return told


def _prepared(folder: Path, make: Callable[[], Lake], prepare: Prepare) -> None:
    started = time.monotonic()
    try:
        lake = make()
        prepare(lake)
        with _OPENING:
            _OPEN[folder] = lake
        del lake
        time.sleep(_REST * (time.monotonic() - started))
    finally:
        _PREPARING.discard(folder)


def keep_ready(folder: Path, prepare: Prepare) -> None:
    """Make every later opening of the folder in this process answer from a prepared lake, and prepare it now.

    Returns once the lake of now is prepared; meant for a thread beside the readers.
    """
    _KEPT_READY[folder] = prepare
    prepare(Lake.open(folder))
