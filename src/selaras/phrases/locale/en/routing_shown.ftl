routing-dry-run = { $n ->
    [0] No lead qualified in { $period }; there is nothing to try.
    [one] 1 lead of { $period } tried: { $changed } would have gone to somebody else.
   *[other] { $n } leads of { $period } tried: { $changed } would have gone to somebody else.
  }
routing-dry-run-faithful = The agreement in force, tried in the same way, gives who got them for { $faithful } of { $n }.
routing-dry-run-queued = Leads that nobody got: { $was } then, { $would } under the proposal.
routing-dry-run-load = Leads by rep and week (as it was → as it would have been)
routing-dry-run-spread = Pool { $pool }: in leads for their weight, who got most and who got least are { $was } apart as it was, { $would } under the proposal.
routing-dry-run-skipped = Passed over, { $reason }: { $n }
routing-dry-run-changed = Leads that would have gone to somebody else
routing-dry-run-more = and { $n } more; --format csv lists them all
routing-skip-unknown-person = because nobody is known by that name
routing-skip-left = because they had left
routing-skip-had-it = because they had had the lead
routing-skip-absent = because they were absent
routing-skip-not-in-hours = because they were not at work
routing-skip-no-weight = because they had no share
routing-skip-cap-per-day = because of a cap for the day
routing-skip-cap-per-week = because of a cap for the week
routing-skip-cap-open = because of open leads
routing-skip-capacity = because of announced capacity
routing-skip-cap = because of a cap on such leads
routing-column-rep = Rep
routing-column-together = Together
routing-column-lead = Lead
routing-column-was = Got it
routing-column-would = Would have got it
routing-column-rule = Rule
routing-column-entitled = Due
routing-column-received = Got
routing-column-behind = Behind
routing-column-worth-entitled = Worth due
routing-column-worth-received = Worth got
routing-column-between = 95 % bounds
routing-nobody = nobody
routing-in-queue = the queue { $queue }
routing-decided = { $at }: { $lead } to { $rep }
routing-decided-undone = { $at }: { $lead } to { $rep } (taken back)
routing-fairness = How leads of { $period } were shared
routing-fairness-none = No pool has shared a lead yet.
routing-fairness-thin = History is too thin to say what these leads are worth: thirty passes that had time to be won, and ten won amounts, are the least.
routing-fairness-pool = Pool { $pool }, { $n ->
    [one] 1 rep
   *[other] { $n } reps
  }
routing-fairness-apart = In leads, who is furthest behind and who is furthest ahead are { $apart } apart.
