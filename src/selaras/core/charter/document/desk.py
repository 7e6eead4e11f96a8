"""The document's part about the desk: who reviews and rules, who is told when, and how far each may go alone."""

from selaras.core.charter.document.leads import roles
from selaras.core.charter.document.parts import Section, said
from selaras.core.charter.document.promises import allowance
from selaras.core.charter.terms import Climb, DeskTerms, QuietHours, Terms, WatchTerms
from selaras.core.charter.wording import NONE, length
from selaras.kit.sentence import Sentence


def desk(terms: Terms) -> Section:
    """Return how the hand-over is run from day to day."""
    given = terms.desk
    items = [
        said("desk-reviewers", roles=roles(given.reviewers)),
        said("desk-rulers", roles=roles(given.rulers)),
        said("desk-sees-team" if given.reps_see_their_team else "desk-sees-own"),
        *_telling(given),
        *_going_alone(given),
        *_watching(given.watch),
    ]
    return Section(said("desk"), tuple(items))


def _telling(given: DeskTerms) -> list[Sentence]:
    return [
        said("desk-remind", share=given.remind_at),
        *(_climb(place, step) for place, step in enumerate(given.climb, start=1)),
        said("desk-announce", length=length(given.announce_within)),
        *_quiet(given.quiet_hours),
    ]


def _climb(place: int, step: Climb) -> Sentence:
    to = Sentence.of("charter-climb-to", to=step.to)
    return said("desk-climb", place=place, to=to, allowance=allowance(step.after))


def _quiet(given: QuietHours | None) -> list[Sentence]:
    if given is None:
        return [said("desk-no-quiet-hours")]
    passes = said("desk-fast-lane-passes" if given.fast_lane_passes else "desk-fast-lane-waits")
    return [said("desk-quiet-hours", start=given.start, end=given.end), passes]


def _going_alone(given: DeskTerms) -> list[Sentence]:
    classes = tuple(Sentence.of("charter-reason-class", name=name) for name in given.gives_back) or NONE
    return [
        said("desk-snooze", length=length(given.snooze_longest)),
        said("desk-undo", length=length(given.undo_within)),
        said("desk-counts-anew" if given.counts_anew else "desk-counts-on"),
        said("desk-waking-qualifies" if given.waking_qualifies else "desk-waking-waits"),
        said("desk-gives-back", classes=classes),
        said("desk-merge", share=given.merge_at),
        said("desk-ask", share=given.ask_at),
    ]


def _watching(given: WatchTerms) -> list[Sentence]:
    return [
        said("desk-watch"),
        said("desk-watch-mass", n=given.mass_dispositions, length=length(given.mass_within)),
        said("desk-watch-back-dated", length=length(given.back_dated_by), share=given.back_dated_share),
        said("desk-watch-automatic", share=given.automatic_share),
        said("desk-watch-score-edits", n=given.score_edits),
        said("desk-watch-crammed", n=given.crammed_touches),
        said("desk-watch-snoozed", share=given.snoozed_share),
    ]
