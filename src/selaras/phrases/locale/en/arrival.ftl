# Why something that a tracker sent cannot be used.
arrival-the-whole = the whole of it
arrival-too-large = { $place }: { $bytes } bytes are more than the { $most } that fit.
arrival-not-text = { $place }: this is not text in UTF-8.
arrival-not-json = { $place }: this is not JSON ({ $detail }).
arrival-too-deep = { $place }: objects lie too deep within each other.
arrival-wrong-type = { $place }: { $expected } belongs here, and { $found } came.
arrival-too-long = { $place }: { $letters } letters are more than the { $most } that fit.
arrival-unprintable = { $place }: it holds a character that cannot be written.
arrival-unknown-type = { $place }: "{ $type }" is none of { $known }.
arrival-missing = { $place }: this is missing.
arrival-not-an-instant = { $place }: "{ $said }" is not an instant; write it as 2026-03-02T09:00:00Z.
