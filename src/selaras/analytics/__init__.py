"""Questions over the whole history, asked of the lake."""
