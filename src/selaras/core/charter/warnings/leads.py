"""Warnings about leads: criteria, scoring and reasons that cannot work as they were meant."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from selaras.core.charter.conditions import Condition, condition
from selaras.core.charter.terms import Reason, ScoringTerms, Terms
from selaras.core.charter.warnings.warning import CharterWarning, warning
from selaras.core.charter.warnings.witnesses import witness
from selaras.core.charter.wording import called
from selaras.kit.sentence import Sentence


def criteria(terms: Terms) -> Iterator[CharterWarning]:
    """Yield stages whose criteria no lead can meet together."""
    for stage in terms.stages:
        place, name = f"stages[{stage.stage}]", Sentence.of("charter-stage", stage=stage.stage)
        read = [(one.name, condition(one.condition)) for one in stage.criteria]
        alone = [who for who, one in read if witness([one]) is None]
        for who in alone:
            yield warning("criterion_never_met", f"{place}.criteria[{who}]", stage=name, criterion=who)
        pairs = [
            (one, other)
            for (one, first), (other, second) in combinations([c for c in read if c[0] not in alone], 2)
            if witness([first, second]) is None
        ]
        for one, other in pairs:
            yield warning("criteria_contradict", place, stage=name, one=one, other=other)
        if not alone and not pairs and witness([one for _, one in read]) is None:
            yield warning("criteria_contradict_together", place, stage=name)


def scoring(terms: Terms) -> Iterator[CharterWarning]:
    """Yield fit rules that never fire, and thresholds beyond every lead."""
    rules = terms.scoring
    for rule in rules.fit:
        if witness([condition(rule.condition)]) is None:
            yield warning("fit_rule_never_fires", f"scoring.fit[{rule.name}]", rule=called(rule))
    most = _most_fit(rules)
    behaviour = sum(one.cap for one in rules.behaviour if one.points > 0 and one.cap is not None)
    unlimited = any(one.points > 0 and one.cap is None for one in rules.behaviour)
    if rules.fit_minimum is not None and most < rules.fit_minimum:
        yield warning("fit_minimum_out_of_reach", "scoring.fit_minimum", minimum=rules.fit_minimum, most=most)
    if not unlimited and most + behaviour < rules.threshold:
        yield warning("threshold_out_of_reach", "scoring.threshold", threshold=rules.threshold, most=most + behaviour)
    if rules.high_intent_qualifies and not any(one.high_intent for one in rules.behaviour):
        yield warning("no_high_intent", "scoring.behaviour")


def _most_fit(rules: ScoringTerms) -> float:
    """Return the most points fit can give, rules that exclude each other counted once."""
    best = 0.0
    groups: list[tuple[float, list[Condition]]] = [(0.0, [])]
    for rule in sorted(rules.fit, key=lambda one: -one.points):
        if rule.points <= 0 or len(groups) > 512:
            break
        read = condition(rule.condition)
        groups += [(sum_ + rule.points, [*held, read]) for sum_, held in groups if witness([*held, read]) is not None]
        best = max(sum_ for sum_, _ in groups)
    return best


def reasons(terms: Terms) -> Iterator[CharterWarning]:
    """Yield reasons no role may give, and kinds of reasons without a single one."""
    given = terms.reasons
    ending: dict[str, Sequence[Reason]] = {
        "reject": given.reject, "disposition": given.disposition, "recycle": given.recycle,
    }  # fmt: skip
    for sort, known in ending.items():
        if not known:
            yield warning("no_reasons", f"reasons.{sort}", sort=sort)
    for sort, known in {**ending, "pause": given.pause}.items():
        for one in known:
            if not one.used_by:
                yield warning("reason_unusable", f"reasons.{sort}[{one.code}]", reason=one.code)
