"""What an impact says of itself: bounds, lines and suggestions."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from selaras.core.charter import starting_terms
from selaras.core.charter.canonical import canonical, sha256
from selaras.core.charter.versions import Signature, Version
from selaras.core.replay import agreed_from
from selaras.core.replay.beside import lines
from selaras.core.replay.impact import Bounded, Counts, Faith, Impact, Kept, Load, Row, Step, Tally
from selaras.core.replay.suggesting import fits_capacity, keeps_won, suggestions
from selaras.kit.periods import Cuts

MAY = datetime(2026, 5, 4, tzinfo=UTC)


def impact() -> Impact:
    return Impact(
        as_of=MAY,
        period=Cuts().named("2026-Q2"),
        currency="USD",
        horizon_days=90,
        proposed="b",
        basis=("a",),
        threshold=70,
        counts=Counts(was=10, would=9, stayed=7, moved=0, gone=3, new=2, beyond=0),
        faith=Faith(recorded=10, same=10, moved=0, missing=0, extra=0, asked=10, named=9),
        was=Tally(trips=10, accepted=6, rejected=4, sql=4, won=2, won_minor=300, mature=10, converted=4),
        would=Tally(trips=7, accepted=5, rejected=2, sql=3, won=1, won_minor=200, mature=7, converted=3),
        gone=Tally(trips=3),
        near=Tally(),
        promises_were=(Kept("first contact", "sales", 3, 1, 0, 0), Kept("six touches", "sales", 0, 0, 1, 0)),
        promises_would=(Kept("first contact", "sales", 2, 2, 0, 0), Kept("a call", "sales", 1, 0, 0, 0)),
        rows=(Row("new", "lead_1", None, None, MAY, None, "rep_dewi", None, None, None, None),),
        new_mature=2,
    )


def test_a_share_nobody_can_know_is_bounded_by_none_and_all() -> None:
    acceptance, conversion = impact().acceptance[1], impact().conversion[1]
    assert (acceptance.share, acceptance.least, acceptance.most) == (5 / 7, 5 / 9, 7 / 9)
    assert (conversion.hits, conversion.n, conversion.unknown) == (3, 7, 2)
    nobody = Bounded(0, 0)
    assert (nobody.share, nobody.least, nobody.most, nobody.interval) == (None, None, None, (0.0, 1.0))


def test_every_line_has_what_was_and_what_would_have_been() -> None:
    told = {(line.name, line.clause): line for line in lines(impact())}
    assert (told["sql", None].was, told["sql", None].would, told["sql", None].most) == (4, 3, 5)
    assert (told["promise", "first contact"].was, told["promise", "first contact"].would) == (0.75, 0.5)
    assert (told["promise", "six touches"].was, told["promise", "six touches"].would) == (None, None)
    assert (told["promise", "a call"].was, told["promise", "a call"].would) == (None, 1.0)
    assert ("over_capacity", None) not in told
    monday = date(2026, 5, 4)
    loaded = replace(impact(), load=(Load(monday, "rep_dewi", 3, 6, 5), Load(monday, "rep_tono", 1, 9, None)))
    told = {(line.name, line.clause): line for line in lines(loaded)}
    assert (told["over_capacity", None].was, told["over_capacity", None].would) == (0, 1)
    assert (told["per_week", None].was, told["per_week", None].would) == (4.0, 15.0)


def test_rows_are_told_by_their_fate() -> None:
    assert [row.lead_id for row in impact().listed("new")] == ["lead_1"]
    assert impact().listed("gone") == ()


def _step(threshold: float, won: int, per_week: float) -> Step:
    return Step(threshold, 10, 0, Tally(won=won), per_week, int(per_week * 2))


def test_a_threshold_is_suggested_by_what_it_keeps_and_by_what_reps_can_take() -> None:
    steps = [_step(50, 100, 30.0), _step(60, 97, 20.0), _step(70, 91, 10.0), _step(80, 40, 2.0)]
    kept, fits = suggestions(steps, 20)
    assert (kept.sort, kept.threshold, kept.low, kept.high) == ("keeps_won", 60, 50, 70)
    assert (fits.threshold, fits.high, fits.capacity) == (60, 70, 20)
    assert fits_capacity(steps, 1).threshold is None
    assert keeps_won([_step(50, 9, 1.0)]) is None
    assert suggestions([], None) == ()


def _version(number: int, days: int, *, signed: bool = True) -> Version:
    at, terms = MAY + timedelta(days=days), starting_terms()
    signatures = tuple(Signature(side, side, side, at) for side in ("marketing", "sales")) if signed else ()
    return Version(number, sha256(terms), canonical(terms), at, at, "user:bima", signatures=signatures)


def test_versions_that_bound_both_sides_count_each_in_its_time() -> None:
    first, second = agreed_from([_version(2, 30), _version(1, 0), _version(3, 60, signed=False)])
    assert (first.start, first.end, second.start, second.end) == (
        None, MAY + timedelta(days=30), MAY + timedelta(days=30), None,
    )  # fmt: skip
    assert first.holds(MAY - timedelta(days=900))
    assert not first.holds(MAY + timedelta(days=30))
