"""Calling the API as a program does: with a key, a method, a path and a body; and the people who hold the keys."""

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client

from selaras.actions.api_keys import KeyOrder, issue_key
from selaras.core.staff import Role, Scope
from selaras.core.staff import opened as opened_by
from selaras.kit import clock
from selaras.records.models import DisputeReading, OpportunityReading, User
from tests.actions.desk.company import LONG_AGO, MONDAY, asks_for_a_demo, at, opened, tell, told

PASSWORD = "a-long-walk-in-bandung"
ROLES = {
    "ayu": Role.MARKETING_LEADER, "sari": Role.SALES_LEADER, "bima": Role.REVENUE_OPERATIONS,
    "rina": Role.SALES_MANAGER, "dewi": Role.SALES_REP, "tono": Role.SALES_REP, "hadi": Role.EXECUTIVE,
    "admin": Role.ADMINISTRATOR, "putri": Role.MARKETING, "eka": "visitor",
}  # fmt: skip
REPS = {"dewi": "rep_dewi", "tono": "rep_tono", "rina": "rep_rina"}


def person(name: str) -> User:
    """Somebody of the cast who may sign in; Eka is from elsewhere and has no role here."""
    known = User.objects.filter(username=name).first()
    return known or User.objects.create_user(
        name, password=PASSWORD, role=ROLES[name], rep_id=REPS.get(name, ""), first_name=name.title()
    )


def every_scope_of(user: User) -> tuple[str, ...]:
    """The scopes that open something to this person."""
    return tuple(scope.value for scope in Scope if any(user.may(act) for act in opened_by([scope])))


@dataclass(frozen=True)
class Program:
    """A program that calls with a header that says who it is."""

    authorization: str

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        """Call the API; a header is written as in ``Accept_Language="id"``."""
        sent = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        if self.authorization:
            sent["HTTP_AUTHORIZATION"] = self.authorization
        more = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return Client().generic(method, f"/api/v1/{path}", **more, **sent)

    def get(self, path: str, status: int = 200, **headers: str) -> Any:
        """Read something, and expect this status."""
        return self._read(self.call("GET", path, **headers), status)

    def post(self, path: str, body: Any = None, status: int = 200, **headers: str) -> Any:
        """Do something, and expect this status."""
        return self._read(self.call("POST", path, {} if body is None else body, **headers), status)

    @staticmethod
    def _read(answer: HttpResponse, status: int) -> Any:
        assert answer.status_code == status, (answer.status_code, answer.content)
        expected = "application/problem+json" if status >= 400 else "application/json"
        assert answer.headers["Content-Type"].startswith(expected)
        assert answer.headers["X-Request-Id"]
        return json.loads(answer.content)


NOBODY = Program("")


def by_key(name: str, *scopes: str) -> Program:
    """A program with a key of somebody's, for these scopes or for all that open anything to them."""
    owner = person(name)
    issued = issue_key(KeyOrder("a program", scopes or every_scope_of(owner)), owner, LONG_AGO)
    return Program(f"Bearer {issued.text}")


def by_password(name: str, password: str = PASSWORD) -> Program:
    """A program that sends a name and password."""
    word = base64.b64encode(f"{name}:{password}".encode()).decode()
    return Program(f"Basic {word}")


def set_clock(at: datetime = MONDAY) -> None:
    """Let the installation live at an instant of the past."""
    clock.set_back(clock.wall() - at)


def company() -> None:
    """A signed charter, reps, and an MQL of the fast lane that Dewi holds, at nine on Monday."""
    opened()
    before = at(-9)
    tell(before, told("account.added", "account_1", before, name="PT Maju", owner_id="rep_dewi"))
    tell(before, told("lead.captured", "lead_1", before, email="a@maju.example", first_name="Wulan"))
    matched = {"account_id": "account_1", "rule": "email_domain", "confidence": 0.98}
    tell(before, told("lead.matched", "lead_1", before, **matched))
    asks_for_a_demo()
    set_clock()


def settled() -> tuple[str, dict[str, str]]:
    """A company in which every sort of thing is there: how Bima calls, and what each is named in an address."""
    company()
    rina, dewi, bima = by_key("rina"), by_key("dewi"), by_key("bima")
    asks_for_a_demo("lead_2", at(0.1), company="PT Lain", email="b@lain.example", domain="lain.example")
    set_clock(at(0.5))
    rina.post("leads/lead_2/reject", {"reason": "wrong_size"})
    rina.post("leads/lead_1/accept")
    set_clock(at(1))
    dewi.post(
        "leads/lead_1/sales-qualify", {"answers": dict.fromkeys(("budget", "authority", "need", "timeline"), "x")}
    )
    answers = dict.fromkeys(("decision_process", "stakeholders", "time_frame"), "x")
    dewi.post("leads/lead_1/convert", {"answers": answers})
    asks_for_a_demo("lead_3", at(1.1), company="PT Tiga", email="c@tiga.example", domain="tiga.example")
    set_clock(at(1.5))
    there = {
        "lead_id": "lead_3", "account_id": "account_1", "opportunity_id": OpportunityReading.objects.get().pk,
        "audit_id": "audit_m3p6r9t2w5y8b1dd", "dispute_id": DisputeReading.objects.get().pk,
        "clock_id": dewi.get("clocks")["items"][0]["clock_id"],
        "rep_id": "rep_dewi", "username": "tono", "name": "leads", "code": "too_many", "number": "1",
    }  # fmt: skip
    person("tono")
    person("bima")
    bima.get("me")
    return by_password("bima").authorization, there
