"""What every page stands in: language, theme, the moment it is known at, formats, errors and the content policy."""
