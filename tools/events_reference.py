"""Writes docs/reference/events.md: what events mean where a charter says nothing else, and what is read of people.

`python -m tools.reference` writes it with the other pages; a test fails while it says anything else than the code.
"""

from collections.abc import Iterator

from selaras.core.charter.conditions import EVENT, PROPERTY
from selaras.core.charter.terms import EventRule, IntakeTerms
from selaras.core.intake.coming import CLICK_IDS
from selaras.core.intake.traits import ADDRESS, COMPANY, PERSON

_HEAD = """# Events, channels and traits

What an event of a tracker means is the charter's to say, under `intake`. These are the rules of the starting charter,
and of every charter that says nothing of its own. *Written by `python -m tools.reference`; do not edit.* How trackers
send: [the guide](../guides/tracking.md). Who is meant by an event: [identity](../ideas/identity.md).

## Behaviours

Of these rules the first that holds says which behaviour an event shows; an event that no rule speaks of is no fact.
Names of events are compared by their letters and digits: `Demo Requested`, `demo_requested` and `demoRequested` are
one. A page is a path where there is a slash, else a name; `*` stands for anything. What *introduces* reads its
properties as those of a person, as a form's are; `name` and `title` in them are passed over, for they may be a
document's.
"""
_CHANNELS = """## Channels

Of these rules the first that holds says by which channel somebody came. Who comes from a page of one's own came by
none. Where none holds, the channel of the behaviour's own rule stands.
"""
_FIELDS = f"""## What a condition may ask

`{PROPERTY}` and a name asks for any property of the event, as in `{PROPERTY}seats >= 50`; its name is compared by
letters and digits. What an event does not say is in doubt, and a rule in doubt does not hold.
"""
_SAYS = {
    "event": "the name of a tracked event",
    "page": "the name of a page or screen",
    "path": "the path of the page, in small letters and without a slash at its end",
    "host": "the web site of the page, without www",
    "came_from": "`nowhere`, `own` or `outside`: where the visitor was before; in doubt where no page is named",
    "referrer_host": "the web site before, without www",
    "referrer_site": "its name before the public suffix: `google` for www.google.co.id",
    "click_id": f"the first of {', '.join(f'`{name}`' for name in CLICK_IDS)} that the address has",
    "utm_source": "the link's source, small, with blanks and hyphens as underscores",
    "utm_medium": "the link's medium, written likewise",
    "utm_campaign": "the link's campaign as it is; it becomes the campaign of the touch",
    "utm_term": "the link's term as it is",
    "utm_content": "the link's content as it is",
    "source": "the id of the write key that the event came with",
}
_TRAITS = """## Traits

These fields of a person are read from the traits of `identify`, from `context.traits`, and from the properties of an
event that introduces. Names are compared by their letters, so `firstName`, `first_name` and `First Name` are one. An
address that is none, a range of employees, a country nobody knows and a greeting for a title are left out; nothing is
guessed. From `name` the first word is the first name. The seniority follows from the title, the country is an ISO
3166 code, and a company's own mail domain is its domain. A `userId` that is an address is the address.
"""
_COMPANIES = """A `company` that is an object, and the traits of `group`, say of a company:
"""


def events_page() -> str:
    """Return the page."""
    terms = IntakeTerms()
    parts = [
        _HEAD,
        _table("behaviour | events | pages | and", map(_event, terms.events)),
        _CHANNELS,
        _table("channel | when", (f"`{rule.channel}` | `{rule.when}`" for rule in terms.channels)),
        _FIELDS,
        _table("field | is", (f"`{name}` | {_SAYS[name]}" for name in EVENT.named)),
        _TRAITS,
        _table("field | written as", _names(PERSON)),
        "An `address` says of a person or a company:\n",
        _table("field | written as", _names(ADDRESS)),
        _COMPANIES,
        _table("field | written as", _names(COMPANY)),
    ]
    return "\n".join(parts)


def _event(rule: EventRule) -> str:
    also = [f"channel `{rule.channel}`"] if rule.channel else []
    also += ["introduces"] if rule.introduces else []
    pages = ", ".join(f"`{page}`" for page in rule.pages)
    return f"`{rule.signal}` | {', '.join(rule.events)} | {pages} | {', '.join(also)}"


def _names(table: str) -> Iterator[str]:
    for line in table.strip().splitlines():
        field, _, names = line.partition(":")
        yield f"`{field}` | {', '.join(names.split())}"


def _table(head: str, rows: Iterator[str]) -> str:
    ruler = " | ".join("---" for _ in head.split(" | "))
    return "\n".join(f"| {line} |" for line in (head, ruler, *rows)) + "\n"
