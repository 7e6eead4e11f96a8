"""The worker looks for duplicates: leads that came without the desk, a few at a time or all at once."""

from datetime import datetime

from selaras.actions.duplicates.duty import look_for_duplicates


def look_at_leads(now: datetime) -> str | None:
    """Compare the leads of whom something was said since the last look."""
    done = look_for_duplicates(now)
    if not done.leads:
        return None
    return f"{done.leads} leads compared, {done.merged} merged, {done.suspected} pairs put before somebody"
