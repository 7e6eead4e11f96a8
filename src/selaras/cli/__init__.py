"""The command line: the same verbs as the pages, spoken in a terminal."""
