"""Diagnosing: the verdict for a period, against the plan, the period before or the year before."""

from dataclasses import dataclass
from datetime import datetime

from selaras.analytics.catalogue import asked
from selaras.analytics.diagnosis.comparing import contact_clause, in_time, year_before
from selaras.analytics.diagnosis.notes import notes_of
from selaras.analytics.diagnosis.weighing import Weighed, weigh
from selaras.analytics.lake import Lake
from selaras.analytics.metrics.incidence import DAY
from selaras.analytics.moment import Moment
from selaras.analytics.question import Question
from selaras.analytics.yardstick import Yardstick
from selaras.core.charter.terms import Terms
from selaras.core.diagnosis import Against, Factor, Rule, Source, Split, Verdict, Volumes, answer_of, split
from selaras.kit.periods import Period
from selaras.kit.sentence import Sentence

_OF_HISTORY: tuple[Factor, ...] = (
    "mix", "lead_to_mql", "acceptance", "qualification", "opportunity", "amount",
)  # fmt: skip


def diagnose(
    lake: Lake | Moment,
    terms: Terms | None,
    *,
    as_of: datetime,
    period: Period,
    against: Against = "plan",
    rule: Rule | None = None,
) -> Verdict:
    """Return who is right about a period: the gap, its parts with their owners, and whom the data names.

    Worked out once per moment; what takes time are the draws, and asking for the other money uses them again. It
    refuses, with the reason, rather than compare what cannot be compared.
    """
    moment = lake.at(as_of) if isinstance(lake, Lake) else lake
    question = Question(moment, period, Yardstick.of(terms))
    case = _Case(question, terms, against, rule or Rule())
    key = ("verdict", period, against, case.rule, question.yardstick)
    return moment.remember(key, case.verdict)


@dataclass(frozen=True, slots=True)
class _Case:
    question: Question
    terms: Terms | None
    against: Against
    rule: Rule

    def verdict(self) -> Verdict:
        """Return the verdict, or why there is none."""
        weighed = weigh(self.question, self.terms, self.against, self.rule)
        if isinstance(weighed, Sentence):
            return self._refused(weighed)
        if self.rule.basis == "revenue" and not weighed.after.closed["amount"].size:
            return self._refused(Sentence.of("verdict-refused-none-closed"))
        found = split(weighed.compared, self.rule, self.terms, volumes_of(self.question, weighed))
        return self._told(weighed, found)

    def _refused(self, because: Sentence) -> Verdict:
        return Verdict(
            "cannot_tell",
            self.against,
            self.rule,
            self.question.period,
            self.question.moment.as_of,
            self.question.yardstick.currency,
            refused=because,
        )

    def _told(self, weighed: Weighed, found: Split) -> Verdict:
        named = tuple(each.owner for each in found.owners if each.named)
        ages = weighed.after.passes["age"]
        watched = int((ages >= weighed.frame.watch).sum())
        return Verdict(
            answer=answer_of(found.gap, named),
            against=self.against,
            rule=self.rule,
            period=weighed.after.period,
            as_of=self.question.moment.as_of,
            currency=self.question.yardstick.currency,
            compared=weighed.before.period,
            gap=found.gap,
            before_minor=found.before_minor,
            after_minor=found.after_minor,
            parts=found.parts,
            owners=found.owners,
            sources=self._sources(weighed),
            watch_days=weighed.frame.watch // DAY,
            watched=watched,
            passes=int(ages.size),
            mature=watched == ages.size and weighed.frame.watch == weighed.frame.horizon,
            notes=notes_of(self.question, weighed, self.terms),
        )

    def _sources(self, weighed: Weighed) -> tuple[Source, ...]:
        if not weighed.asked:
            return ()
        history, clause = weighed.before.period.name, contact_clause(self.terms)
        named = _OF_HISTORY
        told = [Source(("volume",), "target", self.question.period.name)]
        if clause and in_time(weighed.before, self.terms).any():
            told.append(Source(("speed",), "clause", clause.name))
        else:
            named = (*named, "speed")
        if weighed.asked.of_leads is None:
            named = (*named, "own_deals")
        else:
            told.append(Source(("own_deals",), "target", self.question.period.name))
        told.append(Source(named, "history", history))
        if self.rule.basis == "revenue":
            year = year_before(weighed.after.period, self.question.yardstick.cuts)
            told.append(Source(("win",), "history", year.name))
        return tuple(told)


def volumes_of(question: Question, weighed: Weighed) -> Volumes | None:
    """Return leads by channel and spending of both sides; None against a plan, which has no channels of its own."""
    if weighed.asked:
        return None
    both = (weighed.before.period, weighed.after.period)
    leads = [_by_channel(question.during(period)) for period in both]
    spent = [_spent(question.during(period)) for period in both]
    scale = weighed.after.days / weighed.before.days
    before = None if spent[0] is None else spent[0] * scale
    return Volumes({name: n * scale for name, n in leads[0].items()}, leads[1], before, spent[1])


def _by_channel(question: Question) -> dict[str, float]:
    parts = asked("leads", question.of("channel")).parts
    return {part.cut.value: float(part.value or 0) for part in parts if part.cut}


def _spent(question: Question) -> float | None:
    whole = asked("spend", question).whole
    return float(whole.value) if whole.value is not None and whole.n else None
