"""The pages for people in an evidence pack: the claim in words, what the files are, and how to check them by hand."""

from collections.abc import Sequence
from html import escape

from selaras.core.diagnosis import Factor, Part, Verdict
from selaras.kit.sentence import Sentence
from selaras.phrases.catalogue import LANGUAGES
from selaras.phrases.saying import render, say
from selaras.phrases.verdicts import (
    answer_words,
    factor_words,
    gap_words,
    interval_words,
    level_words,
    money_words,
    owner_words,
    share_words,
    source_words,
)

_STYLE = "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}td{padding:.25rem .75rem}"


def verdict_pages(verdict: Verdict, name: str, charter: int | None, part: Factor | None = None) -> dict[str, str]:
    """Return the pages of a verdict's pack by language."""
    return {language: _verdict(language, verdict, name, charter, part) for language in LANGUAGES}


def figure_pages(name: str, called: Sentence, value: str, n: int, about: Sequence[Sentence]) -> dict[str, str]:
    """Return the pages of a figure's pack by language."""
    pages = {}
    for language in LANGUAGES:
        title = say(language, "evidence-figure", figure=called, value=value, n=n)
        pages[language] = _page(language, name, [title], [render(language, line) for line in about], [])
    return pages


def _verdict(language: str, verdict: Verdict, name: str, charter: int | None, part: Factor | None) -> str:
    claimed = verdict.part(part) if part else None
    title = _part_words(language, verdict, claimed) if claimed else answer_words(language, verdict)
    lines = [gap_words(language, verdict), *(owner_words(language, verdict, each) for each in verdict.owners)]
    lines += [source_words(language, source) for source in verdict.sources]
    lines += [*(render(language, note) for note in verdict.notes), level_words(language, verdict)]
    about = [
        say(language, "evidence-period", period=verdict.period.name),
        say(language, "evidence-as-of", as_of=verdict.as_of.isoformat()),
        say(language, "evidence-charter", version=str(charter or "–")),
    ]
    table = [_cells(language, verdict, each) for each in verdict.parts]
    question = say(language, "verdict-question")
    return _page(language, name, [f"{question} {title}", *about], lines, table)


def _part_words(language: str, verdict: Verdict, part: Part) -> str:
    return f"{factor_words(language, part.factor)}: {money_words(language, part.money.minor, verdict.currency)}"


def _cells(language: str, verdict: Verdict, part: Part) -> tuple[str, ...]:
    money = part.money
    return (
        factor_words(language, part.factor),
        say(language, f"verdict-owner-{part.owner}"),
        money_words(language, money.minor, verdict.currency),
        interval_words(language, money.low, money.high, verdict.currency),
        share_words(language, part.share),
    )


def _page(language: str, name: str, head: Sequence[str], lines: Sequence[str], table: Sequence[Sequence[str]]) -> str:
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table)
    said = "".join(f"<li>{escape(line)}</li>" for line in lines)
    about = "".join(f"<p>{escape(line)}</p>" for line in head[1:])
    hand = "".join(f"<li>{escape(say(language, f'evidence-hand-{step}'))}</li>" for step in ("sums", "rows", "again"))
    commands = f"unzip {name}.zip -d {name}\ncd {name} && sha256sum -c SHA256SUMS\nselaras evidence check {name}.zip"
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{escape(head[0])}</title>'
        f"<style>{_STYLE}</style><h1>{escape(head[0])}</h1>{about}<ul>{said}</ul><table>{rows}</table>"
        f"<h2>{escape(say(language, 'evidence-check'))}</h2><ol>{hand}</ol><pre>{escape(commands)}</pre></html>\n"
    )
