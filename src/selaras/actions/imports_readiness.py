"""The readiness report: what a file showed while it was read, and what its rows look like beside the rest of the
ledger.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any, cast

from django.db import transaction
from django.db.models import F

from selaras.connectors.files.fields import TABLES
from selaras.connectors.files.mapping import ListInFile
from selaras.connectors.files.planning import Plan
from selaras.connectors.files.readers import Damaged, opened
from selaras.connectors.files.telling import Setting
from selaras.core.charter import Terms
from selaras.core.readiness import (
    DealAndLead,
    Example,
    Expectation,
    Finding,
    Watch,
    deals_before_leads,
    unmatched,
)
from selaras.core.readiness.finding import Severity, Tally
from selaras.kit.errors import InputError
from selaras.kit.identity import derived_id
from selaras.records.ledger import database_troubles
from selaras.records.models import (
    AccountReading,
    ImportRun,
    LeadReading,
    OpportunityReading,
    ReadinessFinding,
    RepReading,
)

_READINGS: dict[str, Any] = {
    "lead": LeadReading,
    "account": AccountReading,
    "opportunity": OpportunityReading,
    "rep": RepReading,
}
_NAMED: dict[str, Any] = {"account": AccountReading, "rep": RepReading}
_IDS_AT_ONCE = 900


def watch_for(planned: Plan, terms: Terms, now: datetime) -> Watch:
    """Return the checks for a planned file."""
    mapping, fields = planned.mapping, TABLES[planned.mapping.table].fields
    columns = {ours: theirs for theirs, many in mapping.columns.items() for ours in many if ours != "noted_at"}
    return Watch(
        Expectation(
            table=mapping.table, columns=columns, now=now, key_columns=", ".join(mapping.key),
            lists=_lists(planned, terms, columns), filled=tuple(mapping.constants),
            references=[name for name in columns if fields[name].refers],
        )
    )  # fmt: skip


def _lists(planned: Plan, terms: Terms, columns: Collection[str]) -> dict[str, Collection[str]]:
    """Return the values that may stand in a field: the mapping's own, and the charter's for stages, signals and
    media.
    """
    mapping = planned.mapping
    lists: dict[str, Collection[str]] = {}
    if mapping.table == "leads" and "stage" in columns:
        ours = {name for stage in terms.stages for name in (stage.stage, *stage.crm_stages)}
        lists["stage"] = ours | {"rejected", "disqualified", "recycled"}
    if mapping.table == "touches" and "signal" in columns:
        lists["signal"] = [rule.signal for rule in terms.scoring.behaviour]
    if mapping.table == "activities" and "medium" in columns:
        lists["medium"] = {medium for clause in terms.promises.leads for medium in clause.mediums}
    return lists | {name: _known(planned, listed) for name, listed in mapping.known_values.items() if name in columns}


def _known(planned: Plan, listed: tuple[str, ...] | ListInFile) -> Collection[str]:
    if not isinstance(listed, ListInFile):
        return listed
    file = opened(planned.file.path.parent / listed.file)
    if listed.column not in file.header:
        raise InputError(f"there is no column '{listed.column}'", place=str(file.path),
                         next_step=f"name one of {', '.join(file.header)} under known_values")  # fmt: skip
    place = file.header.index(listed.column)
    return {row[1][place].strip() for row in file.rows() if not isinstance(row, Damaged)}


def keep_findings(run: ImportRun, watch: Watch, setting: Setting, changed: Tally, now: datetime) -> None:
    """Keep what the file showed, in place of what an earlier attempt kept."""
    ReadinessFinding.objects.filter(run=run).delete()
    found = [*watch.findings(), *_references(watch, setting), *_rates(run, setting, watch)]
    if changed.count:
        examples, metrics = changed.examples, ("data_complete", "open_pipeline")
        found.append(Finding("row-changed", "error", run.table, changed.count, watch.rows, "", {}, examples, metrics))
    ReadinessFinding.objects.bulk_create([_row(finding, run, now) for finding in found])


def _references(watch: Watch, setting: Setting) -> Iterator[Finding]:
    """Yield the references of a file that point at nothing in the ledger."""
    mapping = setting.mapping
    columns = {ours: theirs for theirs, many in mapping.columns.items() for ours in many}
    for name, field in TABLES[mapping.table].fields.items():
        if field.refers and name in columns:
            held = watch.references(name)
            source = mapping.source_of(name)
            present = _present(field.refers, (derived_id(field.refers, source, one.key) for one in held))
            missing = [one for one in held if derived_id(field.refers, source, one.key) not in present]
            for finding in unmatched(mapping.table, name, columns[name], missing, _names(field.refers), watch.rows):
                finding.words.update(sort=field.refers, source=source)
                yield finding


def _present(sort: str, ids: Iterable[str]) -> set[str]:
    asked, model = list(ids), _READINGS[sort]
    present: set[str] = set()
    for start in range(0, len(asked), _IDS_AT_ONCE):
        rows = model.objects.filter(pk__in=asked[start : start + _IDS_AT_ONCE])
        told = rows.exclude(captured_at=None) if sort == "lead" else rows
        present.update(told.values_list("pk", flat=True))
    return present


def _names(sort: str) -> Collection[str]:
    model = _NAMED.get(sort)
    return set() if model is None else set(model.objects.exclude(name="").values_list("name", flat=True)[:50_000])


def _rates(run: ImportRun, setting: Setting, watch: Watch) -> Iterator[Finding]:
    for currency, rows in sorted(setting.rates.missing.items()):
        yield Finding(
            "rate-missing",
            "error",
            run.table,
            rows,
            watch.rows,
            "",
            {"currency": currency, "base": setting.rates.base},
            (),
            ("won", "open_pipeline", "remaining_coverage", "spend"),
        )


def look_at_ledger(now: datetime) -> None:
    """Make the findings that more than one file has a part in anew."""
    with database_troubles(), transaction.atomic():
        look_again(now, {})


def look_again(now: datetime, rows: dict[str, int]) -> None:
    """Make them anew inside the caller's transaction. ``rows`` says where in its file each opportunity stands."""
    earlier = ReadinessFinding.objects.filter(run=None)
    remembered = {e["value"]: e["row"] for f in earlier for e in json.loads(f.examples) if e.get("row")}
    earlier.delete()
    found = [_placed(finding, remembered) for finding in deals_before_leads(_deals(rows))]
    ReadinessFinding.objects.bulk_create([_row(finding, None, now) for finding in found])
    for finding in ReadinessFinding.objects.filter(code__in=("key-unmatched", "key-near")):
        _forget_what_came(finding)


def _deals(rows: dict[str, int]) -> Iterator[DealAndLead]:
    """Yield each opportunity that came from a lead, with the first instant either is known by."""
    deals = OpportunityReading.objects.exclude(lead_id="").values_list(
        "opportunity_id", "name", "created_at", "closed_at", "lead_id"
    )
    leads = dict(LeadReading.objects.exclude(captured_at=None).values_list("lead_id", "captured_at"))
    for identity, name, created_at, closed_at, lead_id in deals.iterator(chunk_size=5000):
        first = min((at for at in (created_at, closed_at) if at is not None), default=None)
        if first is not None and lead_id in leads:
            yield DealAndLead(name or identity, first, cast(datetime, leads[lead_id]), rows.get(identity))


def _placed(finding: Finding, remembered: dict[str, int]) -> Finding:
    examples = tuple(Example(e.value, e.row or remembered.get(e.value)) for e in finding.examples)
    return Finding(finding.code, finding.severity, finding.table, finding.rows, finding.out_of, finding.column,
                   finding.words, examples, finding.metrics)  # fmt: skip


def _forget_what_came(finding: ReadinessFinding) -> None:
    """Shrink a finding about keys that matched nothing by those another file has brought since."""
    values, examples = json.loads(finding.values), json.loads(finding.examples)
    ids = {derived_id(values["sort"], values["source"], e["key"]): e for e in examples}
    present = _present(values["sort"], ids)
    left = [e for identity, e in ids.items() if identity not in present]
    if len(left) == len(examples):
        return
    if not left:
        finding.delete()
        return
    finding.rows -= sum(e["rows"] for identity, e in ids.items() if identity in present)
    values |= {"rows": finding.rows, "keys": str(int(values["keys"]) - (len(examples) - len(left)))}
    finding.values, finding.examples = json.dumps(values), json.dumps(left)
    finding.save(update_fields=["rows", "values", "examples"])


def _row(finding: Finding, run: ImportRun | None, now: datetime) -> ReadinessFinding:
    return ReadinessFinding(
        run=run,
        code=finding.code,
        severity=finding.severity,
        table=finding.table,
        column=finding.column,
        rows=finding.rows,
        out_of=finding.out_of,
        values=json.dumps(finding.values),
        metrics=json.dumps(finding.metrics),
        found_at=now,
        examples=json.dumps([_example(e) for e in finding.examples]),
    )


def _example(example: Example) -> dict[str, object]:
    shared = {"key": example.key, "rows": example.rows} if example.key else {}
    return {"row": example.row, "value": example.value, **shared}


def finding_from(row: ReadinessFinding) -> Finding:
    """Return the finding that a row of the report holds."""
    values = json.loads(row.values)
    words = {k: v for k, v in values.items() if k not in {"rows", "out_of", "column"}}
    return Finding(
        row.code, cast(Severity, row.severity), row.table, row.rows, row.out_of, row.column, words,
        tuple(Example(**e) for e in json.loads(row.examples)), tuple(json.loads(row.metrics)),
    )  # fmt: skip


def report(run_id: str | None = None) -> list[Finding]:
    """Return the report: of one run and of the ledger, or of the newest run of each table; the gravest first."""
    with database_troubles():
        runs = [run_id] if run_id else _newest_runs()
        rows = [*ReadinessFinding.objects.filter(run__in=runs), *ReadinessFinding.objects.filter(run=None)]
    weight = {"error": 0, "warning": 1, "note": 2}
    return sorted(map(finding_from, rows), key=lambda f: (weight[f.severity], -f.rows, f.code))


def _newest_runs() -> list[str]:
    started = ImportRun.objects.order_by(F("started_at").asc()).values_list("table", "run_id")
    return list(dict(started).values())
