"""Calendar feeds: what a calendar program reads by an address nobody can guess."""
