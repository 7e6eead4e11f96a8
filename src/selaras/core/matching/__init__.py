"""Matching: names, addresses and numbers in one form, the account a lead belongs to, and leads that are one
person.
"""

from selaras.core.matching.account import (
    AccountIndex,
    AccountMatch,
    Candidate,
    KnownAccount,
    account_index,
    alike_lengths,
    domains_named,
    match_account,
    name_named,
    name_start,
    names_alike,
)
from selaras.core.matching.companies import company_key, without_legal_form
from selaras.core.matching.countries import country_code
from selaras.core.matching.domains import company_domain, domain_of, free_mail_domains, is_free_mail
from selaras.core.matching.duplicates import Duplicate, Evidence, by_confidence, duplicates, pairs_among
from selaras.core.matching.emails import email_normal, is_role_address
from selaras.core.matching.forms import BLOCKS, CROWD, FORMS, Forms, KnownPerson, person_forms, person_key
from selaras.core.matching.pairing import FOUND_BY, course, pair_id, parted, suspected
from selaras.core.matching.phones import phone_normal
from selaras.core.matching.seniority import Seniority, seniority
from selaras.core.matching.starting import STARTING
from selaras.core.matching.weights import Weighing, Weights, weigh

__all__ = [
    "BLOCKS",
    "CROWD",
    "FORMS",
    "FOUND_BY",
    "STARTING",
    "AccountIndex",
    "AccountMatch",
    "Candidate",
    "Duplicate",
    "Evidence",
    "Forms",
    "KnownAccount",
    "KnownPerson",
    "Seniority",
    "Weighing",
    "Weights",
    "account_index",
    "alike_lengths",
    "by_confidence",
    "company_domain",
    "company_key",
    "country_code",
    "course",
    "domain_of",
    "domains_named",
    "duplicates",
    "email_normal",
    "free_mail_domains",
    "is_free_mail",
    "is_role_address",
    "match_account",
    "name_named",
    "name_start",
    "names_alike",
    "pair_id",
    "pairs_among",
    "parted",
    "person_forms",
    "person_key",
    "phone_normal",
    "seniority",
    "suspected",
    "weigh",
    "without_legal_form",
]
