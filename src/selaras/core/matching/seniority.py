"""How senior somebody is, read off the job title by a table of words in English and Indonesian.

The first line of the table with one of its words in the title decides, so exceptions stand before rules: a vice
president is no president, a product owner owns no company, and whoever assists the CEO is not the CEO. A title with
none of these words says nothing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, cast

Seniority = Literal["c_level", "vp", "director", "manager", "senior", "individual", "junior", "intern", "student"]

_TABLE: Final = """
student:    student, undergraduate, mahasiswa, mahasiswi, pelajar, siswa
intern:     intern, internship, apprentice, magang, pemagang
individual: assistant to, executive assistant, personal assistant, office assistant, asisten direktur, asisten pribadi
individual: sekretaris direksi, sekretaris direktur, product owner, process owner, service owner
director:   chief of staff, corporate secretary, sekretaris perusahaan
vp:         vp, svp, evp, avp, vice president, wakil presiden, wakil direktur utama, deputy ceo, deputy chief
c_level:    ceo, cfo, coo, cto, cio, cmo, cro, cpo, cso, cdo, cco, chro, ciso, chief * officer, founder, cofounder
c_level:    owner, co owner, president, chairman, chairwoman, chairperson, managing director, managing partner
c_level:    direktur utama, dirut, presdir, presiden direktur, presiden, komisaris, pemilik, pendiri
director:   director, direktur, direktris, head, general manager, gm, kepala divisi, kepala departemen
junior:     junior, jr, trainee, fresher, entry level, fresh graduate
individual: account manager, account executive, lead generation, lead gen
manager:    manager, mgr, manajer, supervisor, spv, penyelia, lead, leader, kepala, pimpinan
senior:     senior, sr, principal, expert
individual: specialist, spesialis, analyst, analis, developer, pengembang, programmer, pemrogram, engineer, insinyur
individual: technician, teknisi, scientist, designer, desainer, architect, arsitek, consultant, konsultan, officer
individual: petugas, executive, representative, associate, coordinator, koordinator, administrator, admin
individual: administrasi, accountant, akuntan, auditor, buyer, planner, recruiter, writer, penulis, marketer
individual: salesperson, agent, assistant, asisten, secretary, sekretaris, clerk, staff, staf, karyawan, pegawai
individual: teacher, guru, lecturer, dosen
"""
"""Level by level, the words that say it; a star stands for one or more words."""


@lru_cache(maxsize=65_536)
def seniority(title: str) -> Seniority | None:
    """Return how senior a job title makes its holder; None where it does not say.

    >>> seniority("VP of Sales"), seniority("Kepala Divisi Pemasaran"), seniority("Assistant to the CEO")
    ('vp', 'director', 'individual')
    >>> seniority("Supplier Quality Section Manager"), seniority("Mbak Dewi")
    ('manager', None)
    """
    words = " ".join(re.findall(r"[^\W_]+", _INITIALS.sub("", title.casefold())))
    return next((level for level, pattern in _PATTERNS if pattern.search(words)), None)


def _lines() -> Iterator[tuple[Seniority, re.Pattern[str]]]:
    for line in _TABLE.strip().splitlines():
        level, _, phrases = line.partition(":")
        either = "|".join(re.escape(phrase).replace(r"\*", r"(?:\w+ )*?\w+") for phrase in phrases.strip().split(", "))
        yield cast("Seniority", level), re.compile(rf"\b(?:{either})\b")


_INITIALS: Final = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_PATTERNS: Final = tuple(_lines())
