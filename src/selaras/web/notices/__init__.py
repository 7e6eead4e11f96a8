"""Notices: the list of what a reader was told, and the page that stops mails of a kind."""
