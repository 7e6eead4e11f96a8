"""What each role may do: one table, read by faces before they offer an act and by verbs before they do it."""

from enum import StrEnum

from selaras.core.staff.roles import Role


class Act(StrEnum):
    """Something a person does in Selaras that not everybody may do."""

    READ_MONDAY = "read_monday"
    READ_ALL_LEADS = "read_all_leads"
    READ_TEAM_LEADS = "read_team_leads"
    READ_OWN_LEADS = "read_own_leads"
    READ_PERSONAL_DETAILS = "read_personal_details"
    READ_REP_FIGURES = "read_rep_figures"
    REVIEW_LEADS = "review_leads"
    WORK_LEADS = "work_leads"
    WORK_ANY_LEAD = "work_any_lead"
    WAKE_LEADS = "wake_leads"
    TAKE_BACK = "take_back"
    ASSIGN_LEADS = "assign_leads"
    ANNOUNCE_ABSENCE = "announce_absence"
    ANNOUNCE_CAPACITY = "announce_capacity"
    AMEND_CLOCKS = "amend_clocks"
    OPEN_DISPUTES = "open_disputes"
    RULE_DISPUTES = "rule_disputes"
    READ_PROMISES = "read_promises"
    TELL_DELIVERIES = "tell_deliveries"
    SUBMIT_FORECASTS = "submit_forecasts"
    HANDLE_ESCALATIONS = "handle_escalations"
    READ_FINDINGS = "read_findings"
    ANSWER_FINDINGS = "answer_findings"
    MERGE_LEADS = "merge_leads"
    MATCH_ACCOUNTS = "match_accounts"
    READ_AUDITS = "read_audits"
    OPEN_AUDITS = "open_audits"
    RATE_AUDITS = "rate_audits"
    READ_CHARTER = "read_charter"
    READ_DRY_RUNS = "read_dry_runs"
    PROPOSE_CHARTER = "propose_charter"
    SIGN_FOR_MARKETING = "sign_for_marketing"
    SIGN_FOR_SALES = "sign_for_sales"
    READ_IMPORTS = "read_imports"
    IMPORT_DATA = "import_data"
    EXPORT_ROWS = "export_rows"
    ERASE_PERSON = "erase_person"
    MANAGE_STAFF = "manage_staff"
    HOLD_KEYS = "hold_keys"
    MANAGE_CHANNELS = "manage_channels"


_M, _R, _G, _ML, _SL, _O, _E, _A = (
    Role.MARKETING, Role.SALES_REP, Role.SALES_MANAGER, Role.MARKETING_LEADER,
    Role.SALES_LEADER, Role.REVENUE_OPERATIONS, Role.EXECUTIVE, Role.ADMINISTRATOR,
)  # fmt: skip

# A ranking of named reps is for coaching, so the figures of one rep are for those who coach. An executive reads figures
# and no personal details. No role signs for both sides: the database of staff gives a person exactly one role.
# Whoever may sign in may hold keys of the API, because a key can do nothing that its owner cannot.
ACTS: dict[Act, frozenset[Role]] = {
    Act.READ_MONDAY: frozenset(Role),
    Act.READ_ALL_LEADS: frozenset({_M, _ML, _SL, _O, _A}),
    Act.READ_TEAM_LEADS: frozenset({_G, _M, _ML, _SL, _O, _A}),
    Act.READ_OWN_LEADS: frozenset({_R, _G, _M, _ML, _SL, _O, _A}),
    Act.READ_PERSONAL_DETAILS: frozenset({_M, _R, _G, _ML, _SL, _O, _A}),
    Act.READ_REP_FIGURES: frozenset({_G, _SL, _O}),
    Act.REVIEW_LEADS: frozenset({_G, _SL, _O}),
    Act.WORK_LEADS: frozenset({_R, _G, _SL, _O}),
    Act.WORK_ANY_LEAD: frozenset({_SL, _O}),
    Act.WAKE_LEADS: frozenset({_M, _ML, _G, _SL, _O}),
    Act.TAKE_BACK: frozenset({_R, _G, _SL, _O}),
    Act.ASSIGN_LEADS: frozenset({_G, _SL, _O}),
    Act.ANNOUNCE_ABSENCE: frozenset({_R, _G, _SL, _O}),
    Act.ANNOUNCE_CAPACITY: frozenset({_G, _SL, _O}),
    Act.AMEND_CLOCKS: frozenset({_O}),
    Act.OPEN_DISPUTES: frozenset({_M, _ML, _G, _SL, _O}),
    Act.RULE_DISPUTES: frozenset({_O, _E}),
    Act.READ_PROMISES: frozenset(Role),
    Act.TELL_DELIVERIES: frozenset({_M, _ML, _O}),
    Act.SUBMIT_FORECASTS: frozenset({_R, _G, _SL, _O}),
    Act.HANDLE_ESCALATIONS: frozenset({_M, _G, _ML, _SL, _O, _E}),
    Act.READ_FINDINGS: frozenset({_G, _ML, _SL, _O}),
    Act.ANSWER_FINDINGS: frozenset({_G, _ML, _SL, _O}),
    Act.MERGE_LEADS: frozenset({_M, _ML, _SL, _O}),
    Act.MATCH_ACCOUNTS: frozenset({_M, _ML, _SL, _O}),
    Act.READ_AUDITS: frozenset(Role),
    Act.OPEN_AUDITS: frozenset({_ML, _SL}),
    Act.RATE_AUDITS: frozenset({_M, _R, _G, _ML, _SL}),
    Act.READ_CHARTER: frozenset(Role),
    Act.READ_DRY_RUNS: frozenset({_G, _ML, _SL, _O, _A}),
    Act.PROPOSE_CHARTER: frozenset({_ML, _SL, _O}),
    Act.SIGN_FOR_MARKETING: frozenset({_ML}),
    Act.SIGN_FOR_SALES: frozenset({_SL}),
    Act.READ_IMPORTS: frozenset({_M, _G, _ML, _SL, _O, _A}),
    Act.IMPORT_DATA: frozenset({_O, _A}),
    Act.EXPORT_ROWS: frozenset({_ML, _SL, _O, _A}),
    Act.ERASE_PERSON: frozenset({_O, _A}),
    Act.MANAGE_STAFF: frozenset({_A}),
    Act.HOLD_KEYS: frozenset(Role),
    Act.MANAGE_CHANNELS: frozenset({_O, _A}),
}


def may(role: Role | str, act: Act) -> bool:
    """Return whether the table permits the act to the role; a role nobody knows may do nothing.

    >>> (
    ...     may(Role.SALES_LEADER, Act.SIGN_FOR_SALES),
    ...     may("sales_leader", Act.SIGN_FOR_MARKETING),
    ...     may("", Act.READ_MONDAY),
    ... )
    (True, False, False)
    """
    return role in ACTS[act]


def permitted(role: Role | str) -> frozenset[Act]:
    """Return everything the table permits to a role.

    >>> sorted(act.value for act in permitted("executive"))
    ['handle_escalations', 'hold_keys', 'read_audits', 'read_charter', 'read_monday', 'read_promises', 'rule_disputes']
    """
    return frozenset(act for act in Act if may(role, act))
