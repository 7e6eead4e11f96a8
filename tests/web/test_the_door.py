"""Signing in: who is let in, who is kept out, and what the door says to whom."""

import pytest
from django.test import Client

from selaras.phrases import say
from tests.web.settling import PASSWORD


def knock(client: Client, username="ayu", password=PASSWORD, **more):
    return client.post("/signin/", {"username": username, "password": password, **more})


def test_the_right_password_opens_the_door(cast):
    assert knock(Client()).headers["Location"] == "/"


def test_a_wrong_password_is_told_in_words_and_with_its_status(cast):
    answer = knock(Client(), password="guess")
    assert answer.status_code == 401
    assert say("en", "signin-wrong") in answer.content.decode()


def test_an_unknown_name_hears_the_same_words_as_a_wrong_password(cast):
    assert say("en", "signin-wrong") in knock(Client(), username="nobody").content.decode()


def test_the_sixth_guess_finds_the_door_shut_even_with_the_right_password(cast):
    client = Client()
    for _ in range(5):
        assert knock(client, password="guess").status_code == 401
    answer = knock(client)
    assert answer.status_code == 429
    assert say("en", "signin-shut", minutes=15) in answer.content.decode()


def test_guessing_one_name_leaves_the_door_open_for_another(cast):
    client = Client()
    for _ in range(5):
        knock(client, password="guess")
    assert knock(client, username="sari").status_code == 302


def test_the_right_password_forgets_the_wrong_ones(cast):
    client = Client()
    for _ in range(4):
        knock(client, password="guess")
    knock(client)
    client.post("/signout/")
    assert knock(client, password="guess").status_code == 401


def test_the_door_leads_to_no_other_host(cast):
    assert knock(Client(), next="https://elsewhere.example/").headers["Location"] == "/"


def test_the_door_leads_back_to_the_page_that_was_asked_for(cast):
    client = Client()
    asked = client.get("/leads/")
    assert asked.headers["Location"] == "/signin/?next=/leads/"
    assert knock(client, next="/leads/").headers["Location"] == "/leads/"


def test_the_door_speaks_the_browsers_language(cast):
    page = Client().get("/signin/", headers={"Accept-Language": "id-ID,id;q=0.9"}).content.decode()
    assert '<html lang="id"' in page
    assert say("id", "signin-motto") in page


def test_nobody_is_introduced_where_there_is_no_demo(cast):
    assert say("en", "signin-demo") not in Client().get("/signin/").content.decode()


def test_the_demo_introduces_its_people(company, cast):
    page = Client().get("/signin/").content.decode()
    assert say("en", "signin-demo") in page
    assert say("en", "web-role-executive") in page


def test_signing_out_shuts_the_door(at_screen):
    client = at_screen("ayu")
    client.post("/signout/")
    assert client.get("/leads/").status_code == 302


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_chosen_language_stays_with_the_person(at_screen, cast, language):
    client = at_screen("ayu")
    client.post("/look/", {"language": language, "theme": "dark", "next": "/help/keyboard/"})
    fresh = Client()
    cast["ayu"].refresh_from_db()
    fresh.force_login(cast["ayu"])
    page = fresh.get("/help/keyboard/").content.decode()
    assert f'<html lang="{language}"' in page
    assert 'data-bs-theme="dark"' in page


def test_a_language_nobody_speaks_changes_nothing(at_screen, cast):
    at_screen("ayu").post("/look/", {"language": "xx"})
    cast["ayu"].refresh_from_db()
    assert cast["ayu"].language == "en"
