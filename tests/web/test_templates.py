"""The templates: every phrase they say exists in every language, and no word for people stands in them."""

import re
from pathlib import Path
from typing import get_args

import pytest

import selaras.web
from selaras.analytics.attribution import BASES, BYS
from selaras.analytics.metrics.customers import CREDITS
from selaras.analytics.pipeline.bridge import LINES
from selaras.analytics.pipeline.forecasting import LEVELS, NAIVES, ROLLUPS
from selaras.connectors.files.fields import TABLES
from selaras.core.attribution import SLOTS, Verdict
from selaras.core.charter.versions import State
from selaras.core.diagnosis import CHAIN, OWN, OWNERS, Against, Basis
from selaras.core.ledger import KINDS
from selaras.core.lifecycle import LINKS, MEDIUMS, STAGES
from selaras.core.notices import Medium, Sort
from selaras.core.replay.impact import Fate
from selaras.core.sla.giving import CATEGORIES
from selaras.core.staff import Role
from selaras.phrases import LANGUAGES, ids, variables
from selaras.web.channels import shown as channels
from selaras.web.frame.language import THEMES
from selaras.web.lead.entries import entry_of, worth_telling
from selaras.web.lead.listing import STATUSES
from selaras.web.lead.timeline import SHOWS
from selaras.web.myday import day
from selaras.web.myday.views import QUICK
from selaras.web.review import queue

FOLDER = Path(selaras.web.__file__).parent
TEMPLATES = sorted((FOLDER / "templates").rglob("*.html"))
TEXTS = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in TEMPLATES}

SAID = re.compile(r"""\{%\s*say\s+["']([^"']+)["']([^%]*)%\}""")
FAMILY = re.compile(r"""\{%\s*say_for\s+["']([^"']+)["']""")
FAMILIES = {
    "web-theme-": THEMES,
    "attribution-by-": BYS,
    "attribution-basis-": BASES,
    "attribution-verdict-": get_args(Verdict),
    "journey-slot-": SLOTS,
    "journey-outcome-": ("won", "lost", "open"),
    "web-stage-": STAGES,
    "web-side-": ("marketing", "sales", "operations"),
    "lead-status-": (*STATUSES, "merged"),
    "lead-show-": SHOWS,
    "lead-link-": [name for name, _ in LINKS],
    "lead-link-owner-": {owner for _, owner in LINKS},
    "lead-clock-": ("pending", "paused", "met", "breached", "cancelled"),
    "monday-span-": ("quarter", "month", "week"),
    "replay-line-": (
        "mqls",
        "acceptance",
        "conversion",
        "sql",
        "opportunity",
        "won",
        "won-money",
        "per-week",
        "over-capacity",
        "queued",
    ),
    "replay-list-": get_args(Fate),
    "replay-list-say-": get_args(Fate),
    "monday-side-": ("marketing", "sales", "operations"),
    "monday-promise-": ("met", "missed", "pending", "no_data"),
    "charter-state-": list(State),
    "charter-page-sign-": ("marketing", "sales"),
    "charter-page-change-": ("added", "removed", "changed"),
    "channels-": channels.COLUMNS,
    "metrics-credit-": CREDITS,
    "monday-": ("within_5m", "within_1h", "within_4h", "within_24h"),
    "web-role-": [*Role, "none"],
    "data-table-": TABLES,
    "verdict-choose-": (*get_args(Against), *get_args(Basis)),
    "verdict-on-": get_args(Basis),
    "verdict-against-": get_args(Against),
    "verdict-owner-": (*OWNERS, "whole"),
    **{f"verdict-{stem}-": (*CHAIN, OWN) for stem in ("factor", "meaning", "do", "rows")},
    "review-show-": queue.SHOWS,
    "review-empty-": queue.SHOWS,
    "myday-group-": day.GROUPS,
    "lead-medium-": MEDIUMS,
    "notice-sort-": list(Sort),
    "notice-medium-": list(Medium),
    "settings-page-": ("own", "people", "connections"),
    "settings-lede-": ("own", "people", "connections"),
    "duplicates-page-show-": ("pairs", "accounts"),
    "escalations-page-show-": ("open", "closed"),
    "audits-": ("between", "charter-marketing", "charter-sales"),
    "disputes-show-": ("open", "ruled"),
    "disputes-empty-": ("open", "ruled"),
    "pipeline-": ("category-commit", "category-best_case", "category-pipeline", "won", *NAIVES),
    "pipeline-line-": LINES,
    "pipeline-level-": LEVELS,
    "pipeline-rollup-": ROLLUPS,
    "pipeline-rollup-says-": ROLLUPS,
    "pipeline-category-": CATEGORIES,
    "lead-wake-": ("next_fiscal_quarter", "next_fiscal_year"),
    "myday-quick-": QUICK,
    "myday-short-": QUICK,
    "myday-snooze-": ("hour", "afternoon", "tomorrow"),
}
LITERAL = {*"jkxarozsn·", "Selaras", "SHA-256", "sha256", "Tab", "Enter", "Esc", "YAML", "URL"}


@pytest.mark.parametrize("place", TEXTS)
def test_every_phrase_a_template_says_exists_in_every_language(place):
    said = {phrase for phrase, _ in SAID.findall(TEXTS[place])}
    missing = {language: sorted(said - ids(language).keys()) for language in LANGUAGES}
    assert not any(missing.values()), missing


@pytest.mark.parametrize("place", TEXTS)
def test_a_template_gives_a_phrase_every_value_it_asks_for(place):
    asks = variables("en")
    wrong = [
        phrase
        for phrase, given in SAID.findall(TEXTS[place])
        if {name.replace("_", "-") for name in asks[phrase]}
        - {n.replace("_", "-") for n in re.findall(r"([\w]+)=", given)}
    ]
    assert wrong == []


@pytest.mark.parametrize("stem", FAMILIES)
def test_every_member_of_a_family_has_words(stem):
    wanted = {f"{stem}{name}".replace("_", "-") for name in FAMILIES[stem]}
    for language in LANGUAGES:
        assert wanted - ids(language).keys() == set()


def test_every_family_the_templates_pick_from_is_known_here():
    picked = {stem for text in TEXTS.values() for stem in FAMILY.findall(text)}
    others = {"lead-label-", "metrics-method-", "metrics-unit-", "metrics-dimension-", "metrics-population-"}
    assert picked - FAMILIES.keys() - others == set()


def test_every_detail_of_a_lead_has_a_label():
    from_code = re.findall(r'\("(\w+)", "(?:text|code|campaign|account|number|flag|reason|instant|money|day|rep)"\)',
                           (FOLDER / "lead/entries.py").read_text())  # fmt: skip
    labels = {f"lead-label-{name.replace('_', '-')}" for name in from_code}
    assert len(labels) > 25
    for language in LANGUAGES:
        assert labels - ids(language).keys() == set()


def test_every_kind_that_is_part_of_a_story_has_a_title():
    kinds = {kind for kind in KINDS if kind.split(".")[0] in {"lead", "opportunity", "clock"}}
    titles = {"lead-fact-" + kind.replace(".", "-").replace("_", "-").removeprefix("lead-") for kind in kinds}
    assert callable(entry_of)
    assert callable(worth_telling)
    for language in LANGUAGES:
        assert titles - ids(language).keys() == set()


@pytest.mark.parametrize("place", TEXTS)
def test_no_word_for_people_stands_in_a_template(place):
    assert literals(TEXTS[place]) == []


@pytest.mark.parametrize("place", TEXTS)
def test_nothing_in_a_template_needs_inline_style_or_script(place):
    assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)|javascript:", TEXTS[place])


@pytest.mark.parametrize(
    "line", ["<p>Hello there</p>", '<a title="More">x</a>', '<input placeholder="Name">', "<td>{{ n }} rows</td>"]
)
def test_a_literal_is_recognised(line):
    assert literals(line)


def literals(text):
    plain = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    shown = re.findall(r"""(?:title|aria-label|placeholder|alt|data-label)=["']([^"']*)["']""", plain)
    shown += re.sub(r"<(svg|pre|kbd|script)\b.*?</\1>|<!doctype html>|<[^>]*>", " ", plain, flags=re.DOTALL).split("\n")
    words = (word.strip("·:,.()") for line in shown for word in re.sub(r"&\w+;", " ", line).split())
    return [word for word in words if re.search(r"[A-Za-z]{2}", word) and word not in LITERAL]
