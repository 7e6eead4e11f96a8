"""Conditions: read by a small grammar, answered in three values, and clear about what cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.charter.conditions import EVENT, LEAD, ConditionError, condition

DEWI = {"employees": 120, "country": "ID", "title": "Sales Director", "seniority": "director", "industry": "software"}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("always", True),
        ("employees >= 50 and employees <= 500", True),
        ("employees between 121 and 500", False),
        ("employees == 120", True),
        ("employees != 120", False),
        ("employees < 120.5", True),
        ("employees > 119", True),
        ("country in ('SG', 'id')", True),
        ('country not in ("SG")', True),
        ("title contains 'director'", True),
        ("not title contains 'intern'", True),
        ("seniority == 'student' or (industry == 'SOFTWARE' and not employees > 500)", True),
        ("city is known", False),
        ("city is not known", True),
        ("city == 'Jakarta'", None),
        ("city in ('Jakarta')", None),
        ("city contains 'jak'", None),
        ("not city == 'Jakarta'", None),
        ("city == 'Jakarta' and employees > 500", False),
        ("city == 'Jakarta' and employees > 50", None),
        ("city == 'Jakarta' or employees > 50", True),
        ("city == 'Jakarta' or employees > 500", None),
        ("country == 'and'", False),
    ],
)
def test_a_condition_holds_fails_or_is_in_doubt(text: str, holds: bool | None) -> None:
    assert condition(text).holds(DEWI) is holds


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("", 1, "ends too early"),
        ("employes > 5", 1, "did you mean 'employees'"),
        ("wealth > 5", 1, "use one of"),
        ("employees", 10, "nothing stands after"),
        ("employees 50", 11, "after 'employees' stands '50'"),
        ("employees > 'many'", 13, "is a number"),
        ("country == 5", 12, "is a text"),
        ("country < 'ID'", 9, "has no order"),
        ("country between 'A' and 'B'", 17, "has no order"),
        ("employees contains '5'", 20, "contains nothing"),
        ("employees > 5 country == 'ID'", 15, "comes too late"),
        ("(employees > 5", 15, "missing before the end"),
        ("country in 'ID'", 12, r"'\(' is missing"),
        ("city is nice", 9, "'known' is missing before 'nice'"),
        ("employees > 5; drop", 14, "cannot be read"),
        ("employees > 50k", 13, "cannot be read"),
        ("__import__('os')", 1, "is not a field"),
    ],
)
def test_what_cannot_be_read_says_where_and_how_to_mend_it(text: str, at: int, says: str) -> None:
    with pytest.raises(ConditionError, match=says) as error:
        condition(text)
    assert error.value.at == at


def test_a_condition_names_the_fields_it_reads() -> None:
    text = "employees > 5 and (country in ('ID') or not city is known) and title contains 'x' and always"
    assert condition(text).fields == {"employees", "country", "city", "title"}


def test_every_field_of_a_profile_can_be_spoken_of() -> None:
    for field, holds in LEAD.named.items():
        value = 7 if holds == "number" else "x"
        assert condition(f"{field} == {value!r}").holds({field: value}) is True


@given(st.text(alphabet="employscountry<>=!()'\", 0123456789.andortiknw", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = condition(text)
    except ConditionError:
        return
    assert read.holds(DEWI) in {True, False, None}


CLICK = {"event": "Plan Chosen", "utm_medium": "cpc", "properties.seats": 40, "properties.plan": "Team"}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("event == 'plan chosen' and utm_medium in ('cpc', 'ppc')", True),
        ("properties.seats >= 40 and properties.plan == 'team'", True),
        ("properties.seats between 50 and 90", False),
        ("properties.seats in (40, 'forty')", True),
        ("properties.plan contains 'tea'", True),
        ("properties.plan > 5", None),
        ("properties.colour is known", False),
    ],
)
def test_a_condition_may_speak_of_an_event_and_its_properties(text: str, holds: bool | None) -> None:
    assert condition(text, EVENT).holds(CLICK) is holds


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("employees > 5", "'employees' is not a field of an event"),
        ("utm_mediun == 'cpc'", "did you mean 'utm_medium'"),
        ("properties.seats > 'many'", "is a number"),
        ("properties.seats == always", "is a text or a number"),
        ("utm_medium > 5", "has no order"),
        ("properties == 5", "is not a field of an event"),
    ],
)
def test_what_an_event_does_not_have_cannot_be_asked_of_it(text: str, says: str) -> None:
    with pytest.raises(ConditionError, match=says):
        condition(text, EVENT)


def test_a_lead_has_no_properties_and_an_event_no_employees() -> None:
    assert (LEAD.holds("properties.plan"), EVENT.holds("employees")) == (None, None)
