"""`selaras leads`: leads listed and read, and everything a reviewer or a rep does to one."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

import typer
from django.db.models import QuerySet
from rich.console import Console
from rich.table import Table

from selaras.actions import disputes, handover, routing, selling
from selaras.actions.charter import charter_in_force
from selaras.actions.desk import Told
from selaras.actions.desk.acting import Doing
from selaras.actions.reach import visible_leads
from selaras.actions.staff import person_named
from selaras.cli.terminal import done
from selaras.core.ledger.details.lead import Contacted
from selaras.core.staff import Act, Person
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.kit.instants import parse_instant
from selaras.kit.refusal import Refusal
from selaras.phrases import say
from selaras.records.ledger import lead_history
from selaras.records.models import LeadReading

app = typer.Typer(help="Leads: read them, review them, work on them, end them.", no_args_is_help=True)

Lead = Annotated[str, typer.Argument(help="Id of the lead.")]
By = Annotated[str, typer.Option("--by", help="The user who does it; their role must permit it.")]
Eyes = Annotated[str, typer.Option("--as", help="The user whose rights count.")]
Language = Annotated[str, typer.Option("--lang", help="en or id.", envvar="SELARAS_LANGUAGE")]
At = Annotated[str, typer.Option(help="When it was done, where that was earlier; an instant with its offset.")]
Reason = Annotated[str, typer.Option(help="A code of the charter's list.")]
Comment = Annotated[str, typer.Option(help="In a few words.")]
Answers = Annotated[list[str], typer.Option("--answer", help="As in --answer budget=50000; may be given often.")]


@app.command("list")
def list_leads(
    eyes: Eyes,
    stage: Annotated[str, typer.Option(help="lead, mql, sal, sql or opportunity.")] = "",
    status: Annotated[str, typer.Option(help="open, recycled, won and so on.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 20,
    language: Language = "en",
) -> None:
    """List the leads somebody may see, the newest first."""
    who = person_named(eyes)
    narrowed = {name: value for name, value in (("stage", stage), ("status", status)) if value}
    rows = _visible(who).filter(**narrowed).order_by("-captured_at", "lead_id")[:limit]
    table = Table("lead", "company", "name", "stage", "status", "rep", "score", "due")
    personal = who.may(Act.READ_PERSONAL_DETAILS)
    for row in rows:
        due = f"{row.next_due_at:%Y-%m-%d %H:%M} UTC" if row.next_due_at else ""
        state = say(language, f"lead-status-{row.status}")
        score = "" if row.score is None else f"{row.score:g}"
        table.add_row(row.lead_id, row.company, row.name if personal else "", row.stage, state, row.rep_id, score, due)
    Console(highlight=False).print(table)


@app.command()
def story(lead: Lead, eyes: Eyes) -> None:
    """Print the facts of a lead, oldest first: when, what, by whom, and the key by which an act is taken back."""
    if not _visible(person_named(eyes)).filter(lead_id=lead).exists():
        raise InputError("there is no such lead, or this person may not see it", place=lead)
    for fact in lead_history(lead):
        typer.echo(f"{fact.happened_at:%Y-%m-%d %H:%M:%S} UTC  {fact.kind}  {fact.actor}  {fact.source_key}")


@app.command()
def accept(lead: Lead, by: By, rep: str = "", at: At = "", language: Language = "en") -> None:
    """Accept an MQL for sales; the rep it is routed to, or the one named, is bound from now on."""
    _does(lead, language, lambda: handover.accept(_doing("accept", lead, by, at), rep or None))


@app.command()
def reject(lead: Lead, by: By, reason: Reason, comment: Comment = "", language: Language = "en") -> None:
    """Give an MQL back with a reason; one that contradicts the criteria opens a dispute."""
    _does(lead, language, lambda: handover.reject(_doing("reject", lead, by), reason, comment or None))


@app.command()
def log(  # noqa: PLR0913 (every option of a command is a parameter)
    lead: Lead,
    *,
    by: By,
    medium: Annotated[str, typer.Option(help="call, email, linkedin, meeting or another of the charter.")],
    connected: Annotated[bool, typer.Option("--connected", help="The lead answered.")] = False,
    inbound: Annotated[bool, typer.Option("--inbound", help="The lead came to us.")] = False,
    automated: Annotated[bool, typer.Option("--automated", help="A template sent by a machine.")] = False,
    outcome: Annotated[str, typer.Option(help="A short word, such as call_back_later.")] = "",
    at: At = "",
    language: Language = "en",
) -> None:
    """Log that sales reached out, or was answered."""
    said = Contacted(
        medium=medium, outbound=not inbound, automated=automated, connected=connected, outcome=outcome or None
    )
    _does(lead, language, lambda: selling.log_activity(_doing("log_activity", lead, by, at), said))


@app.command()
def qualify(lead: Lead, by: By, answer: Answers, at: At = "", language: Language = "en") -> None:
    """Make an accepted lead an SQL, with the answers to the charter's checklist."""
    _does(lead, language, lambda: selling.qualify_for_sales(_doing("sales_qualify", lead, by, at), _answers(answer)))


@app.command()
def disqualify(lead: Lead, by: By, reason: Reason, comment: Comment = "", language: Language = "en") -> None:
    """End a pass with a disposition; refused before the touches that the charter asks for."""
    _does(lead, language, lambda: selling.disqualify(_doing("disqualify", lead, by), reason, comment or None))


@app.command()
def recycle(
    lead: Lead,
    by: By,
    reason: Reason,
    wake_at: Annotated[str, typer.Option(help="An instant with its offset.")] = "",
    wake_on: Annotated[str, typer.Option(help="next_fiscal_quarter, signal:NAME, score:POINTS.")] = "",
    language: Language = "en",
) -> None:
    """Put a lead to rest until a day or a condition; it wakes by itself."""
    wakes = parse_instant(wake_at, place="--wake-at") if wake_at else None
    _does(lead, language, lambda: selling.put_to_rest(_doing("recycle", lead, by), reason, wakes, wake_on or None))


@app.command()
def wake(lead: Lead, by: By, because: Comment, language: Language = "en") -> None:
    """Wake a resting lead before its time."""
    _does(lead, language, lambda: selling.wake_up(_doing("wake", lead, by), because))


@app.command()
def snooze(lead: Lead, by: By, until: str, language: Language = "en") -> None:
    """Put a lead aside until an instant, within the charter; its clocks run on."""
    _does(lead, language, lambda: selling.put_aside(_doing("snooze", lead, by), parse_instant(until, place="until")))


@app.command()
def convert(
    lead: Lead,
    by: By,
    name: str = "",
    amount: Annotated[int | None, typer.Option(min=0, help="In the smallest unit of the charter's currency.")] = None,
    answer: Answers = [],  # noqa: B006 (Typer copies it)
    language: Language = "en",
) -> None:
    """Turn an SQL into an opportunity of its account."""
    new = selling.NewOpportunity(name=name, amount_minor=amount)
    _does(lead, language, lambda: selling.make_opportunity(_doing("convert", lead, by), new, _answers(answer)))


@app.command()
def reassign(lead: Lead, by: By, to: str, because: Comment, language: Language = "en") -> None:
    """Give a lead to another rep, with the reason."""
    _does(lead, language, lambda: routing.reassign(_doing("reassign", lead, by), to, because))


@app.command()
def undo(lead: Lead, by: By, key: str, language: Language = "en") -> None:
    """Take back one's own act of a moment ago, by its key in the story; the history keeps both."""
    _does(lead, language, lambda: selling.take_back(_doing("undo", lead, by), key))


@app.command()
def dispute(lead: Lead, by: By, decision: str, claim: str, comment: Comment = "", language: Language = "en") -> None:
    """Hold a decision, named by its key in the story, against the agreement."""
    _does(lead, language, lambda: disputes.dispute(_doing("dispute", lead, by), decision, claim, comment or None))


def _doing(verb: str, lead: str, by: str, at: str = "") -> Doing:
    when: datetime | None = parse_instant(at, place="--at") if at else None
    return Doing(verb, lead, person_named(by), clock.now(), at=when)


def _does(lead: str, language: str, verb: Callable[[], Told | Refusal]) -> None:
    """Do a verb, and say where the lead stands then."""
    done(verb(), language)
    row = LeadReading.objects.get(lead_id=lead)
    status = say(language, f"lead-status-{row.status}")
    typer.echo(say(language, "terminal-lead-stands", lead=lead, stage=row.stage, status=status))


def _answers(given: list[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in given]
    if any(not sign for _, sign, _ in pairs):
        raise InputError("an answer names its question", place="--answer", next_step="write it as budget=50000")
    return {question.strip(): answer.strip() for question, _, answer in pairs}


def _visible(who: Person) -> QuerySet[LeadReading]:
    version = charter_in_force(clock.now())
    return visible_leads(who, team=version is not None and version.terms.desk.reps_see_their_team)
