"""The lake, and the lake as it was known at an instant: relations are worked out once and answers are remembered."""

import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from selaras.analytics.door import Columns, Door
from selaras.analytics.loading import CAN_BE_UNDONE, FIRST_TOUCHES, statements
from selaras.analytics.relations.kept import Kept
from selaras.core.ledger import KINDS, RELATIONS
from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.kit.errors import InputError
from selaras.kit.instants import from_microseconds, in_utc, to_microseconds
from selaras.kit.manifest import Manifest, read_manifest

Answer = TypeVar("Answer")
Prepare = Callable[["Lake"], object]
_OPEN: dict[Path, "Lake"] = {}
_KEPT_READY: dict[Path, "Prepare"] = {}
_PREPARING: set[Path] = set()
_OPENING = threading.Lock()
_REST = 3.0  # after preparing a version, rest for so many times what it took: facts may come all day long
_MOMENTS = 6  # the page of now and of last week, for three readers who look at different days
_ANSWERS = 2048


class Lake:
    """One version of the lake, open for questions from any number of threads.

    ``noted_until`` says up to which instant of our own time the lake holds every fact; ``version`` changes whenever
    there is anything new.
    """

    def __init__(self, files: Mapping[str, Sequence[str]], version: str, noted_until: datetime | None) -> None:
        self.version = version
        self.noted_until = noted_until
        self.door = Door()
        for told in statements(files):
            self.door.run(told)
        self._moments: OrderedDict[int, Moment] = OrderedDict()
        self._lock = threading.Lock()

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

    def at(self, as_of: datetime) -> "Moment":
        """Return the lake as it was known at ``as_of``: no fact noted later is in it."""
        instant = to_microseconds(in_utc(as_of))
        with self._lock:
            moment = self._moments.pop(instant, None) or Moment(self.door, as_of)
            self._moments[instant] = moment
            if len(self._moments) > _MOMENTS:
                self._moments.popitem(last=False)
        return moment


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


def _known(family: str, instant: int) -> str:
    """Return what was known of a family of facts at an instant; an act taken back by then is left out."""
    known = f"noted_at <= {instant}"
    if family in CAN_BE_UNDONE:
        known += f" AND (undone_at IS NULL OR undone_at > {instant})"
    return f"SELECT * FROM main.{family} WHERE {known}"  # noqa: S608 (a family and an integer)


class Moment:
    """The lake as of one instant. Its relations are made when first asked for, and dropped with it."""

    _numbers = count(1)

    def __init__(self, door: Door, as_of: datetime) -> None:
        self.as_of = in_utc(as_of)
        self.instant = to_microseconds(self.as_of)
        self._door = door
        self._schema = f"moment_{next(self._numbers)}"
        self._made: set[str] = set()
        self._making = threading.RLock()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        door.run(f'CREATE SCHEMA "{self._schema}"')
        for name in (*RELATIONS, FIRST_TOUCHES):
            door.run(f'CREATE VIEW "{self._schema}".facts_{name} AS {_known(name, self.instant)}')
        weakref.finalize(self, door.forget, self._schema)

    def rows(self, sql: str, needs: Sequence[Kept] = (), **values: int | str) -> list[tuple[Any, ...]]:
        """Return the answer to a statement over kept relations and facts as tuples."""
        self.make(*needs)
        return self._door.rows(sql, schema=self._schema, **({"as_of": self.instant} | values))

    def columns(self, sql: str, needs: Sequence[Kept] = (), **values: int | str) -> Columns:
        """Return the answer to a statement over kept relations and facts as NumPy columns."""
        self.make(*needs)
        return self._door.columns(sql, schema=self._schema, **({"as_of": self.instant} | values))

    def tells(self, kinds: Sequence[str]) -> bool:
        """Whether a fact of one of these kinds is known at all."""
        return any(kind in self._kinds(KINDS[kind].relation) for kind in kinds)

    def _kinds(self, family: str) -> frozenset[str]:
        sql = f"SELECT DISTINCT kind FROM facts_{family}"  # noqa: S608 (a family of our vocabulary)
        return self.remember(("kinds", family), lambda: frozenset(kind for (kind,) in self.rows(sql)))

    def make(self, *relations: Kept) -> None:
        """Work out relations that have not been asked for yet, and what they need."""
        for relation in relations:
            if relation.name in self._made:
                continue
            with self._making:
                self.make(*relation.needs)
                if relation.name not in self._made:
                    self._door.keep(
                        self._schema, relation.name, relation.sql, stored=relation.stored, as_of=self.instant
                    )
                    self._made.add(relation.name)

    def remember(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Return the answer to a question, asking only the first time."""
        if question in self._answers:
            found: Answer = self._answers[question]
            return found
        given = answer()
        self._answers[question] = given
        while len(self._answers) > _ANSWERS:
            self._answers.popitem(last=False)
        return given
