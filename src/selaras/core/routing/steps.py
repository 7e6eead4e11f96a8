"""Steps: what was tried on the way to an owner, as it is said and as the ledger keeps it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from selaras.kit.sentence import Sentence, Value

_OF_A_RULE: Final = frozenset({"condition_fails", "condition_unknown", "no_such_pool", "nobody_may", "fallback"})
"""What can come of a rule as a whole; everything else concerns a rep."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was tried: a rule, whom it concerned, and what came of it.

    ``detail`` is how many leads the chosen one was behind, as a fraction, or the cap that was reached.
    """

    rule: str
    what: str
    rep_id: str | None = None
    detail: str | None = None

    @property
    def why(self) -> Sentence:
        """Say what came of it."""
        return self.told(self.rep_id or "")

    def told(self, rep: Value) -> Sentence:
        """Say what came of it, with the name the reader knows the rep by."""
        rule = Sentence.of("routing-rule", name=self.rule, words=self.rule.replace("_", " "))
        values: dict[str, Value] = {"rule": rule, "rep": rep}
        if self.what == "cap":
            values["cap"] = self.detail or ""
        if self.what == "furthest_behind":
            values["behind"] = float(Fraction(self.detail or "0"))
        return Sentence.of(f"routing-{self.what.replace('_', '-')}", **values)

    def __str__(self) -> str:
        said = self.what if self.detail is None else f"{self.what}={self.detail}"
        return ":".join(part for part in (self.rule, self.rep_id, said) if part)


def step_from(text: str) -> Step:
    """Return a step as it was, from how the ledger keeps it.

    >>> step_from("smb: late:rep_1:furthest_behind=2/3")
    Step(rule='smb: late', what='furthest_behind', rep_id='rep_1', detail='2/3')
    """
    rest, _, said = text.rpartition(":")
    what, _, detail = said.partition("=")
    if what in _OF_A_RULE:
        return Step(rest, what, None, detail or None)
    rule, _, rep = rest.rpartition(":")
    return Step(rule, what, rep or None, detail or None)
