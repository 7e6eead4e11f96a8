"""A verdict written for a terminal: sentences and a table for people, a document for programs."""

from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from selaras.core.diagnosis import Verdict
from selaras.phrases import render, say
from selaras.phrases.verdicts import (
    answer_words,
    doing_words,
    factor_words,
    gap_words,
    level_words,
    meaning_words,
    money_words,
    owner_words,
    share_words,
    source_words,
)


def as_text(console: Console, language: str, verdict: Verdict) -> None:
    """Print the answer, the parts with their intervals, what to do, and how it was worked out."""
    console.print(f"{say(language, 'verdict-question')} {answer_words(language, verdict)}", style="bold")
    if verdict.refused is not None:
        console.print(render(language, verdict.refused))
        return
    console.print(meaning_words(language, verdict))
    console.print(gap_words(language, verdict))
    for owner in verdict.owners:
        console.print(f"· {owner_words(language, verdict, owner)}")
    console.print(_table(language, verdict))
    for part in verdict.parts:
        if verdict.gap.minor < 0 and part.money.high < 0:
            clauses = f" ({', '.join(part.clauses)})" if part.clauses else ""
            console.print(f"→ {factor_words(language, part.factor)}{clauses}: {doing_words(language, part.factor)}")
    for line in how_words(language, verdict):
        console.print(line, style="dim", markup=False)


def how_words(language: str, verdict: Verdict) -> list[str]:
    """Return where the plan comes from, what limits the verdict, and its level of error."""
    told = [source_words(language, source) for source in verdict.sources]
    return [*told, *(render(language, note) for note in verdict.notes), level_words(language, verdict)]


def _table(language: str, verdict: Verdict) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("factor", "owner", "money", "interval", "share"):
        right = name in {"money", "interval", "share"}
        table.add_column(say(language, f"verdict-column-{name}"), justify="right" if right else "left")
    for part in verdict.parts:
        money, low, high = (
            money_words(language, minor, verdict.currency)
            for minor in (part.money.minor, part.money.low, part.money.high)
        )
        owner, share = say(language, f"verdict-owner-{part.owner}"), share_words(language, part.share)
        table.add_row(
            factor_words(language, part.factor), owner, money, say(language, "verdict-range", low=low, high=high), share
        )
    return table


def as_document(language: str, verdict: Verdict) -> dict[str, Any]:
    """Return the verdict as a document; money is a whole number of the currency's smallest unit."""
    refused = verdict.refused
    return {
        "answer": verdict.answer,
        "said": answer_words(language, verdict),
        "refused": render(language, refused) if refused else None,
        "against": verdict.against,
        "period": verdict.period.name,
        "compared": verdict.compared.name if verdict.compared else None,
        "as_of": verdict.as_of.isoformat(),
        "currency": verdict.currency,
        "rule": asdict(verdict.rule),
        "gap": asdict(verdict.gap),
        "before_minor": verdict.before_minor,
        "after_minor": verdict.after_minor,
        "parts": [asdict(part) for part in verdict.parts],
        "owners": [asdict(each) for each in verdict.owners],
        "watch_days": verdict.watch_days,
        "mature": verdict.mature,
        "how": [] if refused else how_words(language, verdict),
    }
