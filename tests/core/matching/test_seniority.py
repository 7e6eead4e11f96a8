"""Seniority: read off titles by a table, with the traps that substrings fall into."""

import json
from pathlib import Path

import pytest

from selaras.connectors.simulator.words import DEPARTMENTS, TITLES
from selaras.core.matching import seniority

LIKE = {  # what others call their levels, in ours
    "C_SUITE": {"c_level"}, "category OWNERSHIP": {"c_level"}, "SENIOR_EXECUTIVE": {"director"},
    "DIRECTOR": {"director"}, "MANAGER": {"manager"}, "OTHER": {None}, "director_vp": {"director", "vp"},
    "manager_lead": {"manager"}, "senior": {"senior"}, "junior": {"junior"}, "not specified": {"individual", None},
    "IT Decision Makers": {"c_level", "vp", "director"}, "IT Managers": {"manager"},
    "IT Individual contributors": {"individual"},
}  # fmt: skip


def test_titles_of_real_systems_have_the_level_that_those_systems_give_them(real_data: Path) -> None:
    told = json.loads((real_data / "titles" / "title_cases.json").read_text())
    cases = [*told["role_classifier"]["cases"], *told["seniority_detection"]["cases"]]
    cases += told["gitlab_it_hierarchy"]["docs_examples"]
    wrong = {title: (seniority(title), level) for title, level in cases if seniority(title) not in LIKE[level]}
    assert (len(cases), wrong) == (19, {})


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("VP of Sales", "vp"), ("V.P. Sales", "vp"), ("Executive Vice-President", "vp"), ("President", "c_level"),
        ("Wakil Presiden Direktur", "vp"), ("Wakil Direktur Utama", "vp"), ("Direktur Utama", "c_level"),
        ("Direktur Keuangan", "director"), ("Head of Growth", "director"), ("Headhunter", None),
        ("Kepala Divisi IT", "director"), ("Kepala Gudang", "manager"), ("Manajer Pemasaran", "manager"),
        ("Chief Technology & Product Officer", "c_level"), ("Chief of Staff", "director"),
        ("Loan Officer", "individual"),
        ("Co-Founder", "c_level"), ("Product Owner", "individual"), ("Assistant to the CEO", "individual"),
        ("Sekretaris Direktur", "individual"), ("Corporate Secretary", "director"), ("Senior Manager", "manager"),
        ("Junior Digital Project Manager", "junior"), ("Supplier Quality Section Manager", "manager"),
        ("Key Account Manager", "individual"), ("Lead Generation Specialist", "individual"), ("Mahasiswa", "student"),
        ("Staf Administrasi", "individual"), ("Magang", "intern"), ("Mr", None), ("", None), ("   ", None),
    ],
)  # fmt: skip
def test_a_title_is_read_by_whole_words_and_exceptions_first(title: str, level: str | None) -> None:
    assert seniority(title) == level
    assert seniority(title.upper()) == level


def test_the_titles_of_the_demo_company_have_the_level_they_were_made_for() -> None:
    assert {level: {seniority(form.format(part)) for part in DEPARTMENTS} for level, form in TITLES.items()} == {
        level: {level} for level in TITLES
    }
