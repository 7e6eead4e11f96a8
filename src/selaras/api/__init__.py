"""The programming interface over HTTP: the same verbs as the pages, spoken in JSON."""
