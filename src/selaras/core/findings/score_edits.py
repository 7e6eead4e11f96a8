"""Score edits: changes of profiles by one person that lift lead after lead over what the charter asks of an MQL."""

from collections import defaultdict
from collections.abc import Iterable

from selaras.core.charter.terms import WatchTerms
from selaras.core.findings.pattern import Pattern, named
from selaras.core.findings.seen import Edit


def lifted_over(edits: Iterable[Edit], watch: WatchTerms) -> list[Pattern]:
    """Return whoever made so many leads qualify within the week by changing what is known of them."""
    by_person: dict[tuple[str, str], list[Edit]] = defaultdict(list)
    for edit in edits:
        if edit.lifts:
            by_person[edit.done_by, edit.side].append(edit)
    found = []
    for (person, side), theirs in sorted(by_person.items()):
        leads = named(edit.lead_id for edit in sorted(theirs, key=lambda one: (one.at, one.lead_id)))
        count = len({edit.lead_id for edit in theirs})
        if count >= watch.score_edits:
            found.append(
                Pattern("score_edits", side, count, float(count), float(watch.score_edits), leads, done_by=person)
            )
    return found
