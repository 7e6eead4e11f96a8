"""What a key of the API may be used for: scopes, each part of the table of acts, and never more than its owner may."""

from collections.abc import Iterable
from enum import StrEnum

from selaras.core.staff.acts import Act


class Scope(StrEnum):
    """A part of the API that a key opens; its value is how a key's owner writes it."""

    READ_FIGURES = "read:figures"
    READ_LEADS = "read:leads"
    READ_PERSONAL = "read:personal"
    READ_CHARTER = "read:charter"
    READ_IMPORTS = "read:imports"
    WRITE_LEADS = "write:leads"
    REVIEW_LEADS = "review:leads"
    WRITE_ROUTING = "write:routing"
    WRITE_CLOCKS = "write:clocks"
    WRITE_DISPUTES = "write:disputes"
    WRITE_PROMISES = "write:promises"
    WRITE_ESCALATIONS = "write:escalations"
    WRITE_AUDITS = "write:audits"
    WRITE_CHARTER = "write:charter"
    WRITE_IMPORTS = "write:imports"
    ADMIN_PEOPLE = "admin:people"
    ADMIN_ERASURE = "admin:erasure"
    ADMIN_CHANNELS = "admin:channels"


SCOPES: dict[Scope, frozenset[Act]] = {
    Scope.READ_FIGURES: frozenset(
        {
            Act.READ_MONDAY,
            Act.READ_PROMISES,
            Act.READ_REP_FIGURES,
            Act.READ_FINDINGS,
            Act.READ_DRY_RUNS,
            Act.READ_AUDITS,
            Act.EXPORT_ROWS,
        }
    ),
    Scope.READ_LEADS: frozenset({Act.READ_ALL_LEADS, Act.READ_TEAM_LEADS, Act.READ_OWN_LEADS}),
    Scope.READ_PERSONAL: frozenset({Act.READ_PERSONAL_DETAILS}),
    Scope.READ_CHARTER: frozenset({Act.READ_CHARTER}),
    Scope.READ_IMPORTS: frozenset({Act.READ_IMPORTS}),
    Scope.WRITE_LEADS: frozenset(
        {
            Act.WORK_LEADS,
            Act.WORK_ANY_LEAD,
            Act.WAKE_LEADS,
            Act.TAKE_BACK,
            Act.MERGE_LEADS,
            Act.MATCH_ACCOUNTS,
        }
    ),
    Scope.REVIEW_LEADS: frozenset({Act.REVIEW_LEADS}),
    Scope.WRITE_ROUTING: frozenset({Act.ASSIGN_LEADS, Act.ANNOUNCE_ABSENCE, Act.ANNOUNCE_CAPACITY}),
    Scope.WRITE_CLOCKS: frozenset({Act.AMEND_CLOCKS}),
    Scope.WRITE_DISPUTES: frozenset({Act.OPEN_DISPUTES, Act.RULE_DISPUTES}),
    Scope.WRITE_PROMISES: frozenset({Act.TELL_DELIVERIES, Act.SUBMIT_FORECASTS}),
    Scope.WRITE_ESCALATIONS: frozenset({Act.HANDLE_ESCALATIONS, Act.ANSWER_FINDINGS}),
    Scope.WRITE_AUDITS: frozenset({Act.OPEN_AUDITS, Act.RATE_AUDITS}),
    Scope.WRITE_CHARTER: frozenset({Act.PROPOSE_CHARTER}),
    Scope.WRITE_IMPORTS: frozenset({Act.IMPORT_DATA}),
    Scope.ADMIN_PEOPLE: frozenset({Act.MANAGE_STAFF}),
    Scope.ADMIN_ERASURE: frozenset({Act.ERASE_PERSON}),
    Scope.ADMIN_CHANNELS: frozenset({Act.MANAGE_CHANNELS}),
}

# A signature is a person's word, and a key that could issue keys would outlive its own end.
NEVER_BY_KEY = frozenset({Act.SIGN_FOR_MARKETING, Act.SIGN_FOR_SALES, Act.HOLD_KEYS})


def opened(scopes: Iterable[Scope | str]) -> frozenset[Act]:
    """Return every act these scopes open; a scope nobody knows opens nothing.

    >>> sorted(opened(["read:charter", "read:the_stars"]))
    [<Act.READ_CHARTER: 'read_charter'>]
    """
    known = {scope.value: scope for scope in Scope}
    return frozenset(act for scope in scopes if scope in known for act in SCOPES[known[scope]])
