"""The open page: one stream of server-sent events that says what changed, and shows a reader's notices at once."""
