routing-takes = { $rule }: { $rep } takes it
routing-furthest-behind = { $rule }: { $rep } is furthest behind their share, by { NUMBER($behind, maximumFractionDigits: 2) }
routing-next-in-turn = { $rule }: it is { $rep }'s turn
routing-condition-fails = { $rule }: its condition does not hold
routing-condition-unknown = { $rule }: the profile does not say enough for its condition
routing-no-such-pool = { $rule }: the pool it names does not exist
routing-nobody-may = { $rule }: nobody may take a lead now
routing-fallback = No rule caught the lead; it waits in { $rule }
routing-unknown-person = { $rule }: nobody is known as { $rep }
routing-left = { $rule }: { $rep } has left
routing-absent = { $rule }: { $rep } is absent
routing-not-in-hours = { $rule }: { $rep } is not at work now
routing-no-weight = { $rule }: { $rep } has no share in this pool
routing-cap-per-day = { $rule }: { $rep } has had enough leads today
routing-cap-per-week = { $rule }: { $rep } has had enough leads this week
routing-cap-open = { $rule }: { $rep } holds as many open leads as they can
routing-had-it = { $rule }: { $rep } has had it already
routing-cap = { $rule }: { $rep } has had enough of these leads: { $cap }
routing-capacity = { $rule }: { $rep } has had as many leads this week as they announced they can take
routing-rule = { $name ->
    [account_owner] the account’s owner
    [by_hand] by hand
    [from_fallback] out of the queue
   *[other] { $words }
  }
refusal-still-in-queue = No rep has this lead yet; take it out of the queue instead.
refusal-not-in-queue = This lead is in no queue: a rep has it.
refusal-still-nobody = The rules still give this lead to nobody: { $steps }.
refusal-unknown-rep = Nobody who sells is known as "{ $rep }".
refusal-already-theirs = { $rep } has this lead already.
refusal-rep-left = { $rep } has left.
refusal-rep-absent = { $rep } is absent now.
refusal-not-your-team = Only somebody of this team may say that.
refusal-absence-ends-before-it-starts = An absence ends after it starts.
refusal-absence-is-past = This absence ended on { $ended }; what is past stays as it was.
refusal-unknown-absence = There is no such absence.
refusal-capacity-negative = Nobody can take fewer than no leads.
refusal-capacity-in-the-past = What somebody can take is announced ahead; { $starts } is past.
