"""Which function tells the rows of which table."""

from selaras.connectors.files.telling.behaviour import tell_activity, tell_touch
from selaras.connectors.files.telling.companies import tell_account, tell_campaign, tell_rep, tell_spend
from selaras.connectors.files.telling.context import Setting, Teller
from selaras.connectors.files.telling.leads import tell_lead
from selaras.connectors.files.telling.opportunities import tell_change, tell_opportunity

_TELLERS = {
    "leads": tell_lead,
    "accounts": tell_account,
    "opportunities": tell_opportunity,
    "changes": tell_change,
    "activities": tell_activity,
    "touches": tell_touch,
    "spend": tell_spend,
    "campaigns": tell_campaign,
    "people": tell_rep,
}


def teller_of(setting: Setting) -> Teller:
    """Return the function that makes facts of a row's key and values, for the table of the mapping.

    It raises UnreadableError where the row as a whole says nothing that could be kept.
    """
    tell = _TELLERS[setting.mapping.table]
    return lambda key, values: tell(key, values, setting)
