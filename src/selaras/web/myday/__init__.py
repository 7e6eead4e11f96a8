"""My day: a rep's leads by what is due next, with one key for what was done."""
