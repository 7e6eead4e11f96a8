"""Files as a source: read exports of any CRM, map their columns to ours, tell their rows as facts."""
