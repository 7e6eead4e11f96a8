disputes-lede = Decisions held against the agreement. Somebody who stands on neither side rules; the history is never changed.
disputes-show-open = Waiting
disputes-show-ruled = Ruled
disputes-empty-open = No decision is disputed.
disputes-empty-ruled = Nothing was ruled on yet.
disputes-claim-title = Claim
disputes-claim = { $claim ->
    [rejection_contradicts_criteria] The reason denies what the agreement says of this lead
    [not_as_agreed] The decision is not as agreed
   *[other] { $claim }
}
disputes-criteria = Criteria the lead meets
disputes-opened = Opened
disputes-by-itself = found by Selaras
disputes-status = { $status ->
    [open] waits for a ruling
    [upheld] the decision stands
    [overturned] overturned
   *[other] taken back
}
disputes-said = What was said
disputes-note = Add what you know
disputes-rule = Ruling
disputes-because = Because
disputes-precedent = For the next agreement:
disputes-precedent-ask = What should the next agreement say? (if it has a gap)
disputes-overturn = Overturn: the lead comes back
disputes-uphold = The decision stands
disputes-rule-note = Whoever decided or disputed this cannot rule. Overturning starts a new pass; the old decision stays in the history.
disputes-decision = The decision
disputes-decided = Reason given
disputes-by = By
disputes-when = When
disputes-open-lead = Open the lead
