"""The scorecard of channels and campaigns: what each brought, what became of it, and what it cost."""
