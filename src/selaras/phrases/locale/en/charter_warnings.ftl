charter-claim-something-else = { $field } is something that no condition mentions
charter-warning-criterion-never-met = { $stage }: no lead can ever meet the criterion “{ $criterion }”.
charter-warning-criteria-contradict = { $stage }: no lead can meet “{ $one }” and “{ $other }” at once.
charter-warning-criteria-contradict-together = { $stage }: no lead can meet all of the criteria at once.
charter-warning-fit-rule-never-fires = The fit rule “{ $rule }” can never fire.
charter-warning-fit-minimum-out-of-reach = No lead can reach the minimum fit of { $minimum } points; the most is { $most }.
charter-warning-threshold-out-of-reach = No lead can reach the threshold of { $threshold } points; the most is { $most }.
charter-warning-no-high-intent = The fast lane is open, but no behaviour counts as high intent.
charter-warning-route-never-taken = No lead can ever meet the routing rule “{ $route }”.
charter-warning-route-shadowed = The routing rule “{ $route }” is never reached: earlier rules take all of its leads.
charter-warning-leads-uncaught = No routing rule catches a lead of which this is true: { $profile }. It goes to the queue “{ $queue }”.
charter-warning-pool-empty = Nobody in the pool “{ $pool }” can be given a lead.
charter-warning-pool-unused = No routing rule uses the pool “{ $pool }”.
charter-warning-no-reasons = { $sort ->
    [reject] There is no reason for rejecting a lead.
    [disposition] There is no reason for ending a pass.
   *[recycle] There is no reason for recycling a lead.
  }
charter-warning-reason-unusable = No role may give the reason “{ $reason }”.
charter-warning-clause-binds-nobody = The promise “{ $clause }” applies to no lead.
charter-warning-calendar-missing = The promise “{ $clause }” counts in the calendar “{ $calendar }”, which does not exist.
charter-warning-allowance-zero = The promise “{ $clause }” gives no time at all.
charter-warning-too-few-days = The promise “{ $clause }” asks for touches on { $needed } different days, but at most { $days } working days lie within its time.
charter-warning-disposition-before-touches = “{ $disposition }” is due before “{ $touches }”: a rep would have to give an outcome before the touches are done.
charter-warning-calendar-never-opens = The calendar “{ $calendar }” never opens, so nothing counted in it is ever due.
charter-warning-calendar-unused = Nothing is counted in the calendar “{ $calendar }”.
charter-warning-attribution-weights = The weights of the attribution model “{ $model }” sum to { $total }, not to 1.
charter-warning-alignment-weights = The weights of the alignment score sum to { $total }, not to 1.
charter-warning-target-ends-first = The target from { $starts } ends before it begins.
charter-warning-targets-overlap = The target from { $starts } begins before the one before it ends on { $ends }.
charter-warning-targets-gap = Between { $ends } and { $starts } there are days without a target.
charter-warning-rate-of-own-currency = An exchange rate is given for { $currency }, the charter’s own currency.
charter-warning-rate-missing = The first exchange rate for { $currency } is from { $starts }; the targets begin on { $target }.
