desk-undo = Undo
desk-undone = { $n ->
    [0] Nothing was taken back.
    [one] Taken back. The history keeps both.
   *[other] { $n } acts were taken back. The history keeps both.
}
desk-no-charter = Both sides have signed no agreement yet, so nothing is scored, handed over or timed by itself.
desk-keys-move = move
desk-keys-mark = mark
desk-keys-open = open
review-title = Review
review-lede = MQLs that wait for a decision. Accept each for sales, or give it back with a reason of the agreement.
review-not-yours = The agreement names other roles to decide here; you can read along.
review-show = Show
review-show-all = All
review-show-fast = Fast lane
review-show-overdue = Overdue
review-show-again = Back again
review-mark = Mark
review-pass = Pass { $n }
review-people = { $n } people
review-score = score { $score } of { $threshold }
review-criteria = { $met } of { $of }
review-left = left
review-overdue = overdue
review-accept = Accept
review-give-back = Give back
review-why = Why is it given back?
review-contradicts = The agreement says otherwise: this opens a dispute
review-comment = Comment for marketing
review-none-marked = None marked
review-marked = marked
review-accept-marked = Accept marked
review-give-back-marked = Give back
review-nothing-marked = Mark at least one lead first.
review-accepted = { $n ->
    [0] Nothing was accepted.
    [one] Accepted for sales; the promises to the lead run.
   *[other] { $n } leads were accepted for sales; their promises run.
}
review-given-back = { $n ->
    [0] Nothing was given back.
    [one] Given back to marketing with its reason.
   *[other] { $n } leads were given back to marketing with their reason.
}
review-empty-all = Nobody waits for a decision.
review-empty-fast = Nobody waits in the fast lane.
review-empty-overdue = No review is overdue.
review-empty-again = Nobody came back.
review-empty-text = Leads appear here the moment they qualify.
