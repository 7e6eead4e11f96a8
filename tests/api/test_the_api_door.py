"""The door of the API: three ways in, and every no with its reason, its next step and the name of the call."""

import json

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import connection
from django.test import Client

from selaras.api.door import problem_of
from selaras.api.problems import CONTENT_TYPE
from selaras.kit.errors import InputError, SelarasError, TransientError
from selaras.records.models import ApiKey
from selaras.records.troubles import DatabaseTroubleError
from tests.actions.desk.company import at as hour

pytestmark = pytest.mark.django_db


def test_a_key_a_password_and_a_session_all_come_in(desk):
    assert desk.by_key("bima").get("leads")["items"][0]["id"] == "lead_1"
    assert desk.by_password("bima").get("leads")["items"][0]["id"] == "lead_1"
    seated = Client()
    seated.force_login(desk.person("bima"))
    assert json.loads(seated.get("/api/v1/leads").content)["items"][0]["id"] == "lead_1"


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer nonsense", "Bearer selaras_000000000000_guess", "Basic !!!", "Basic YTpi", "Digest x", "x"],
)
def test_nobody_else_comes_in(desk, authorization):
    answer = desk.Program(authorization).call("GET", "leads")
    assert answer.status_code == 401
    assert "Bearer" in answer.headers["WWW-Authenticate"]
    assert "Basic" in answer.headers["WWW-Authenticate"]
    assert json.loads(answer.content)["code"] == "nobody"


def test_a_wrong_header_is_not_made_good_by_a_session(desk):
    seated = Client()
    seated.force_login(desk.person("bima"))
    assert seated.get("/api/v1/leads", HTTP_AUTHORIZATION="Bearer nonsense").status_code == 401


def test_a_session_changes_something_only_with_the_token_of_its_page(desk):
    seated = Client(enforce_csrf_checks=True)
    seated.force_login(desk.person("bima"))
    forged = seated.post("/api/v1/leads/lead_1/accept", "{}", content_type="application/json")
    assert (forged.status_code, json.loads(forged.content)["code"]) == (403, "forged")
    seated.get("/leads/")
    token = seated.cookies["csrftoken"].value
    answer = seated.post("/api/v1/leads/lead_1/accept", "{}", content_type="application/json", HTTP_X_CSRFTOKEN=token)
    assert answer.status_code == 200


def test_a_key_that_expired_or_was_revoked_opens_nothing(desk, at):
    program = desk.by_key("bima")
    ApiKey.objects.update(expires_at=hour(1))
    assert program.get("leads")
    at(1)
    assert program.get("leads", 401)
    ApiKey.objects.update(expires_at=None, revoked_at=hour(1))
    assert program.get("leads", 401)


def test_the_key_of_somebody_who_was_shown_out_opens_nothing(desk):
    program, owner = desk.by_key("bima"), desk.person("bima")
    owner.is_active = False
    owner.save()
    assert program.get("leads", 401)


def test_that_a_key_was_used_is_noted_once_an_hour(desk, at):
    program = desk.by_key("bima")
    program.get("leads")
    first = ApiKey.objects.get().last_used_at
    at(0.5)
    program.get("leads")
    assert ApiKey.objects.get().last_used_at == first
    at(1.1)
    program.get("leads")
    assert ApiKey.objects.get().last_used_at > first


def test_wrong_passwords_are_counted_and_then_not_even_listened_to(desk, at):
    wrong = desk.by_password("bima", "guess")
    statuses = [wrong.call("GET", "leads").status_code for _ in range(11)]
    assert statuses == [401] * 10 + [429]
    desk.person("bima")
    assert desk.by_password("bima").call("GET", "leads").status_code == 429
    at(2)
    assert desk.by_password("bima").get("leads")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "nothing", 404, "not_found"),
        ("GET", "leads/lead_unknown", 404, "not_found"),
        ("GET", "leads/no%20id", 422, "invalid"),
        ("DELETE", "leads", 405, "wrong_method"),
        ("GET", "leads?limit=0", 422, "invalid"),
        ("GET", "leads?stag=mql", 400, "unknown_question"),
        ("GET", "leads?cursor=nonsense", 400, "bad_cursor"),
        ("POST", "leads/lead_1/accept", 422, "invalid"),
        ("GET", "problems/of_life", 404, "not_found"),
    ],
)
def test_every_problem_says_what_and_what_to_do(desk, method, path, status, code):
    answer = desk.by_key("bima").call(method, path)
    problem = json.loads(answer.content)
    assert (answer.status_code, problem["code"], problem["status"]) == (status, code, status)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert all(problem[part] for part in ("title", "detail", "next_step"))
    assert problem["instance"].startswith("/api/v1/")
    assert problem["request_id"] == answer.headers["X-Request-Id"]
    assert desk.NOBODY.get(problem["type"].removeprefix("/api/v1/"))["status"] == status


def test_a_wrong_method_is_told_which_are_right(desk):
    assert desk.by_key("bima").call("DELETE", "leads").headers["Allow"] == "GET"


def test_a_body_that_is_too_large_is_refused(desk, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    body = {"reason": "x", "comment": "y" * 200}
    assert desk.by_key("bima").post("leads/lead_1/reject", body, 413)["code"] == "too_large"


def test_a_body_that_is_no_json_is_refused(desk):
    headers = {"HTTP_AUTHORIZATION": desk.by_key("bima").authorization}
    answer = Client().post("/api/v1/leads/lead_1/accept", "{", content_type="application/json", **headers)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (400, "unreadable_body")


def test_a_validation_names_every_place(desk):
    problem = desk.by_key("bima").post("reviews/reject", {"lead_ids": [], "reason": "two words"}, 422)
    assert {error["at"] for error in problem["errors"]} == {"body.lead_ids", "body.reason"}


def test_problems_are_told_in_the_language_of_the_call_or_of_the_caller(desk):
    bima = desk.by_key("bima")
    english, indonesian = bima.get("leads/x", 404), bima.get("leads/x", 404, Accept_Language="id-ID, en;q=0.5")
    assert english["title"] == "There is no such thing"
    assert indonesian["title"] == "Tidak ada yang seperti itu"
    desk.person("bima").__class__.objects.update(language="id")
    assert bima.get("leads/x", 404, Accept_Language="fr")["title"] == indonesian["title"]


def test_a_call_keeps_the_name_that_its_caller_gave_it(desk):
    bima = desk.by_key("bima")
    assert bima.call("GET", "leads", X_Request_Id="night-7").headers["X-Request-Id"] == "night-7"
    assert bima.call("GET", "leads", X_Request_Id="two words").headers["X-Request-Id"] != "two words"


def test_a_call_to_another_host_is_told_which_name_is_missing(desk):
    answer = Client().get("/api/v1/health", HTTP_HOST="elsewhere.example")
    assert (answer.status_code, json.loads(answer.content)["code"]) == (400, "unknown_host")


def test_anybody_may_ask_whether_the_api_is_well(desk):
    assert desk.NOBODY.get("health")["status"] == "ok"
    assert desk.NOBODY.get("problems", Accept_Language="id")[0]["title"] == "Ini tidak dapat dipakai apa adanya"


def test_a_bug_of_ours_is_a_problem_too_and_says_nothing_of_its_inside(desk):
    bima = desk.by_key("bima")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE records_leadreading RENAME TO gone")
    client = Client(raise_request_exception=False)
    answer = client.get("/api/v1/leads", HTTP_AUTHORIZATION=bima.authorization)
    problem = json.loads(answer.content)
    assert (answer.status_code, problem["code"], answer.headers["Content-Type"]) == (500, "broken", CONTENT_TYPE)
    assert "leadreading" not in answer.content.decode()


@pytest.mark.parametrize(
    ("error", "status", "wait"),
    [
        (DatabaseTroubleError("another process holds the database", next_step="try again"), 503, "1"),
        (TransientError("no answer", retry_at=hour(1)), 503, "1"),
        (InputError("no such day", place="at"), 400, None),
        (SelarasError("something is wrong"), 500, None),
        (RequestDataTooBig(), 413, None),
        (ValueError(), 500, None),
    ],
)
def test_an_error_of_ours_is_a_problem_with_its_own_next_step(error, status, wait):
    problem = problem_of(error)
    assert (problem.status, problem.told.headers.get("Retry-After")) == (status, wait)
    if isinstance(error, SelarasError):
        assert problem.told.next_step == error.next_step


def test_an_instant_outside_of_the_years_is_refused(desk):
    assert desk.by_key("bima").get("leads/lead_1/score?as_of=1066-10-14T00:00:00Z", 422)["code"] == "invalid"
    comment = {"reason": "no_budget_signs", "comment": "a\0b"}
    assert desk.by_key("rina").post("leads/lead_1/reject", comment, 422)["code"] == "invalid"


@pytest.mark.parametrize("instant", ["1700000000", "2026-03-02T09:00:00", "yesterday", "2026-13-01T00:00:00Z"])
def test_an_instant_is_written_with_its_offset_and_in_no_other_way(desk, instant):
    assert desk.by_key("bima").get(f"leads/lead_1/score?as_of={instant}", 422)["errors"][0]["at"] == "as_of"


@pytest.mark.parametrize("day", [1, "1", "0001-01-01", "2026-06-31", True])
def test_a_day_is_written_as_a_day_of_our_time(desk, day):
    problem = desk.by_key("dewi").post("leads/lead_1/convert", {"close_date": day}, 422)
    assert problem["errors"][0]["at"] == "body.close_date"
