"""The funnel of a period's cohort, step by step, by any key, with what became of the rest."""
