"""A call that names itself: one effect and one answer however often it comes, for a day."""

import json
import threading

import pytest
from django.db import connections

from selaras.actions.once import Call, KeyReusedError, Told, answered_once, forget_old_answers
from selaras.kit.errors import InputError
from selaras.records.models import Bookmark, Fact, KeptAnswer
from tests.actions.desk.company import MONDAY
from tests.actions.desk.company import at as hour

CALL = Call("user:1", "night-7", "a" * 64)


def effect(status=200):
    """Do something once more, and tell how often it was done."""
    done, _ = Bookmark.objects.get_or_create(reader="effects")
    done.position += 1
    done.save()
    return Told(status, str(done.position), {"Content-Type": "text/plain"})


def effects():
    return Bookmark.objects.filter(reader="effects").values_list("position", flat=True).first() or 0


@pytest.mark.django_db
def test_a_call_that_comes_again_has_the_answer_it_had():
    first = answered_once(CALL, MONDAY, effect)
    assert answered_once(CALL, hour(23.9), effect) == first
    assert effects() == 1


@pytest.mark.django_db
def test_after_a_day_a_name_may_be_given_again():
    answered_once(CALL, MONDAY, effect)
    assert answered_once(CALL, hour(24), effect).body == "2"
    answered_once(Call("user:1", "other", "b" * 64), MONDAY, effect)
    assert forget_old_answers(hour(24)) == 1
    assert KeptAnswer.objects.count() == 1


@pytest.mark.django_db
def test_a_name_that_stands_for_another_call_is_refused():
    answered_once(CALL, MONDAY, effect)
    with pytest.raises(KeyReusedError):
        answered_once(Call("user:1", "night-7", "b" * 64), MONDAY, effect)
    assert answered_once(Call("user:2", "night-7", "b" * 64), MONDAY, effect).body == "2"


@pytest.mark.django_db
@pytest.mark.parametrize("status", [409, 422, 500])
def test_an_answer_that_is_no_success_leaves_nothing_behind(status):
    assert answered_once(CALL, MONDAY, lambda: effect(status)).status == status
    assert effects() == 0
    assert answered_once(CALL, MONDAY, effect).body == "1"


@pytest.mark.django_db
def test_an_error_takes_the_effect_and_the_name_back():
    def breaks():
        effect()
        raise InputError("no")

    with pytest.raises(InputError):
        answered_once(CALL, MONDAY, breaks)
    assert (effects(), KeptAnswer.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_has_the_effect_and_all_have_its_answer():
    answers, start = [], threading.Barrier(4)

    def call():
        start.wait()
        answers.append(answered_once(CALL, MONDAY, effect).body)
        connections.close_all()

    threads = [threading.Thread(target=call) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["1"] * 4
    assert effects() == 1


@pytest.mark.django_db
def test_a_lead_is_accepted_once_however_often_the_call_comes(desk, at):
    rina = desk.by_key("rina")
    first = rina.call("POST", "leads/lead_1/accept", {}, Idempotency_Key='"accept-1"')
    facts = Fact.objects.count()
    at(1)
    again = rina.call("POST", "leads/lead_1/accept", {}, Idempotency_Key="accept-1")
    assert json.loads(again.content) == json.loads(first.content)
    assert (again.headers["Idempotency-Replayed"], again.headers["ETag"]) == ("true", first.headers["ETag"])
    assert Fact.objects.count() == facts
    other = rina.post("leads/lead_1/accept", {"rep_id": "rep_tono"}, 422, Idempotency_Key="accept-1")
    assert other["code"] == "key_reused"
    assert rina.post("leads/lead_1/accept", {}, 409)["code"] == "already_accepted"


@pytest.mark.django_db
def test_a_refused_call_may_be_corrected_under_its_name(desk):
    rina = desk.by_key("rina")
    assert (
        rina.post("leads/lead_1/reject", {"reason": "no_such"}, 409, Idempotency_Key="r-1")["code"] == "reason_unknown"
    )
    assert rina.post("leads/lead_1/reject", {"reason": "no_budget_signs"}, Idempotency_Key="r-1")["new"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", '""', "x" * 256, "tab\there"])
def test_what_is_no_name_is_refused(desk, name):
    problem = desk.by_key("rina").post("leads/lead_1/accept", {}, 400, Idempotency_Key=name)
    assert problem["code"] == "bad_idempotency_key"


@pytest.mark.django_db
def test_what_is_kept_holds_no_secret_and_nobody_s_name(desk):
    bima = desk.by_password("bima")
    desk.person("bima")
    wish = {"name": "export", "scopes": ["read:leads"]}
    issued = bima.post("keys", wish, 201, Idempotency_Key="k-1")
    assert issued["secret"].startswith("selaras_")
    again = bima.post("keys", wish, 201, Idempotency_Key="k-1")
    assert (again["id"], again["secret"]) == (issued["id"], None)
    desk.by_key("rina").post("leads/lead_1/accept", {}, Idempotency_Key="a-1")
    kept = " ".join(KeptAnswer.objects.values_list("body", flat=True))
    assert "Wulan" not in kept
    assert "maju.example" not in kept
    assert issued["secret"] not in kept
