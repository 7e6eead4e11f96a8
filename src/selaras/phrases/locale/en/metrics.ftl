metrics-leads-name = Leads
metrics-leads-asks = How many people became known in the period, and where did they come from?
metrics-leads-blind-spot = A lead is not a good lead; the source is the one given at the first capture, and nothing given later changes it.
metrics-leads-measured = Leads first captured in the period. Leads merged into another count once, with the one that survives.

metrics-mql-volume-name = MQLs
metrics-mql-volume-asks = How many leads did marketing hand over in the period?
metrics-mql-volume-blind-spot = Volume without quality: read it beside acceptance and MQL → SQL.
metrics-mql-volume-measured = Passes that became MQL in the period. A recycled lead that qualifies again is a new pass and counts again.

metrics-mql-to-sal-name = MQL → SAL
metrics-mql-to-sal-asks = Of the passes that became MQL in the period, how many became SAL within the horizon?
metrics-mql-to-sal-blind-spot = It says nothing of how good the step was, and a young cohort is an estimate that can still move.
metrics-mql-to-sal-measured = Passes that entered MQL in the period, by cohort. Where every one of them is at least as old as the horizon: a share with a Wilson 95 % interval. Otherwise the Aalen–Johansen estimate at the horizon: other ends compete, open passes are censored, the interval comes from Greenwood's variance by the delta method on the log(−log) scale, and the figure is marked immature. Skipped stages count.

metrics-mql-to-sql-name = MQL → SQL
metrics-mql-to-sql-asks = Of the passes that became MQL in the period, how many became SQL within the horizon?
metrics-mql-to-sql-blind-spot = It says nothing of how good the step was, and a young cohort is an estimate that can still move. It is over all MQLs; SAL → SQL is over accepted ones, and people mean either.
metrics-mql-to-sql-measured = Passes that entered MQL in the period, by cohort. Where every one of them is at least as old as the horizon: a share with a Wilson 95 % interval. Otherwise the Aalen–Johansen estimate at the horizon: other ends compete, open passes are censored, the interval comes from Greenwood's variance by the delta method on the log(−log) scale, and the figure is marked immature. Skipped stages count.

metrics-sal-to-sql-name = SAL → SQL
metrics-sal-to-sql-asks = Of the passes that became SAL in the period, how many became SQL within the horizon?
metrics-sal-to-sql-blind-spot = It says nothing of how good the step was, and a young cohort is an estimate that can still move. It leaves out what sales rejected, so a strict reviewer makes it look better.
metrics-sal-to-sql-measured = Passes that entered SAL in the period, by cohort. Where every one of them is at least as old as the horizon: a share with a Wilson 95 % interval. Otherwise the Aalen–Johansen estimate at the horizon: other ends compete, open passes are censored, the interval comes from Greenwood's variance by the delta method on the log(−log) scale, and the figure is marked immature. Skipped stages count.

metrics-mql-to-opportunity-name = MQL → opportunity
metrics-mql-to-opportunity-asks = Of the passes that became MQL in the period, how many became opportunity within the horizon?
metrics-mql-to-opportunity-blind-spot = It says nothing of how good the step was, and a young cohort is an estimate that can still move.
metrics-mql-to-opportunity-measured = Passes that entered MQL in the period, by cohort. Where every one of them is at least as old as the horizon: a share with a Wilson 95 % interval. Otherwise the Aalen–Johansen estimate at the horizon: other ends compete, open passes are censored, the interval comes from Greenwood's variance by the delta method on the log(−log) scale, and the figure is marked immature. Skipped stages count.

metrics-sql-to-opportunity-name = SQL → opportunity
metrics-sql-to-opportunity-asks = Of the passes that became SQL in the period, how many became opportunity within the horizon?
metrics-sql-to-opportunity-blind-spot = It says nothing of how good the step was, and a young cohort is an estimate that can still move.
metrics-sql-to-opportunity-measured = Passes that entered SQL in the period, by cohort. Where every one of them is at least as old as the horizon: a share with a Wilson 95 % interval. Otherwise the Aalen–Johansen estimate at the horizon: other ends compete, open passes are censored, the interval comes from Greenwood's variance by the delta method on the log(−log) scale, and the figure is marked immature. Skipped stages count.

metrics-opportunity-to-won-name = opportunity → won deal
metrics-opportunity-to-won-asks = Of the passes that became opportunity in the period, how many became won deal within the horizon?
metrics-opportunity-to-won-blind-spot = It says nothing of how good the step was, and a young cohort is an estimate that can still move. It counts passes, not deals: a deal with three contacts is three passes.
metrics-opportunity-to-won-measured = Passes that entered opportunity in the period, by cohort. Where every one of them is at least as old as the horizon: a share with a Wilson 95 % interval. Otherwise the Aalen–Johansen estimate at the horizon: other ends compete, open passes are censored, the interval comes from Greenwood's variance by the delta method on the log(−log) scale, and the figure is marked immature. Skipped stages count.

metrics-mql-to-won-name = MQL → won deal
metrics-mql-to-won-asks = Of the passes that became MQL in the period, how many became won deal within the horizon?
metrics-mql-to-won-blind-spot = It says nothing of how good the step was, and a young cohort is an estimate that can still move. Sales cycles longer than the horizon are not in it.
metrics-mql-to-won-measured = Passes that entered MQL in the period, by cohort. Where every one of them is at least as old as the horizon: a share with a Wilson 95 % interval. Otherwise the Aalen–Johansen estimate at the horizon: other ends compete, open passes are censored, the interval comes from Greenwood's variance by the delta method on the log(−log) scale, and the figure is marked immature. Skipped stages count.

metrics-sql-to-won-name = SQL → won deal
metrics-sql-to-won-asks = Of the passes that became SQL in the period, how many became won deal within the horizon?
metrics-sql-to-won-blind-spot = It says nothing of how good the step was, and a young cohort is an estimate that can still move. Sales cycles longer than the horizon are not in it.
metrics-sql-to-won-measured = Passes that entered SQL in the period, by cohort. Where every one of them is at least as old as the horizon: a share with a Wilson 95 % interval. Otherwise the Aalen–Johansen estimate at the horizon: other ends compete, open passes are censored, the interval comes from Greenwood's variance by the delta method on the log(−log) scale, and the figure is marked immature. Skipped stages count.

metrics-in-period-ratio-name = In-period ratio (SQL ÷ MQL)
metrics-in-period-ratio-asks = How many entries of one stage were there for each entry of another in the same period?
metrics-in-period-ratio-blind-spot = The two groups are different leads, so it can exceed 100 % and rises when fewer MQLs come. It is shown because most tools show it.
metrics-in-period-ratio-measured = Passes that entered SQL in the period ÷ passes that entered MQL in the period, and the same for the other steps beside it. No interval: it is no share of anything.

metrics-acceptance-rate-name = Acceptance rate
metrics-acceptance-rate-asks = Of the leads marketing handed over and sales decided on, how many did sales take?
metrics-acceptance-rate-blind-spot = Leads still waiting are shown beside it, not in it; a team that never decides has no rate.
metrics-acceptance-rate-measured = Accepted ÷ (accepted + rejected) over passes that became MQL in the period, with a Wilson 95 % interval. A pass that went further without an acceptance counts as accepted and is shown as implied.

metrics-time-to-first-contact-name = Time to first contact
metrics-time-to-first-contact-asks = How long did it take until a person in sales tried to reach the lead?
metrics-time-to-first-contact-blind-spot = It sees only what is written down; a call nobody logged did not happen here. Automatic templates stop nothing. An attempt before the start counts as no wait and is shown as early.
metrics-time-to-first-contact-measured = Passes whose clock started in the period; the charter's clause names the start. Kaplan–Meier median and p90 with intervals from Greenwood's variance on the log(−log) scale; passes without it are censored at their end or at the instant of the page, and where the curve does not get there the answer is “not reached”. The shares within 5 minutes, 1, 4 and 24 hours come from the same curve. Reassignment never restarts the lead's clock.

metrics-time-to-first-connect-name = Time to first connect
metrics-time-to-first-connect-asks = How long did it take until the lead answered for the first time?
metrics-time-to-first-connect-blind-spot = It sees only what is written down; a call nobody logged did not happen here. Automatic templates stop nothing. An attempt before the start counts as no wait and is shown as early.
metrics-time-to-first-connect-measured = Passes whose clock started in the period; the charter's clause names the start. Kaplan–Meier median and p90 with intervals from Greenwood's variance on the log(−log) scale; passes without it are censored at their end or at the instant of the page, and where the curve does not get there the answer is “not reached”. The shares within 5 minutes, 1, 4 and 24 hours come from the same curve. Reassignment never restarts the lead's clock.

metrics-ageing-leads-name = Ageing leads
metrics-ageing-leads-asks = How many leads are open, and how long have they stood in their stage?
metrics-ageing-leads-blind-spot = Age alone does not say whose turn it is; untouched ones are counted beside it. The period plays no part.
metrics-ageing-leads-measured = Passes open at the instant of the page, by the stage shown now and by the time since the last stage they entered.

metrics-sla-attainment-name = SLA attainment
metrics-sla-attainment-asks = Of the promises that fell due in the period, how many were kept?
metrics-sla-attainment-blind-spot = Every promise counts alike, whatever the lead is worth. Cancelled and pending clocks are shown beside it, not in it.
metrics-sla-attainment-measured = Met ÷ (met + breached) over clocks whose due time lies in the period, with a Wilson 95 % interval. Exactly on time is met; past due and still running is breached now; paused time does not run.

metrics-data-complete-name = Complete hand-offs
metrics-data-complete-asks = How many leads did marketing hand over with everything it promised to know?
metrics-data-complete-blind-spot = A field that is filled in may still be wrong. Personal details are kept apart and cannot be checked here.
metrics-data-complete-measured = Passes that became MQL in the period and whose promised fields were all known at that instant (company, title, source and behaviour unless the charter says otherwise), with a Wilson 95 % interval.

metrics-recycled-name = Recycled
metrics-recycled-asks = How many leads with a real need at the wrong time went back to nurture in the period?
metrics-recycled-blind-spot = A recycled lead is no failure of quality, but it is one in MQL → SQL of its pass.
metrics-recycled-measured = Passes that ended by recycling in the period.

metrics-re-mql-name = Re-MQL rate
metrics-re-mql-asks = Of the leads recycled in the period, how many qualified again within the horizon?
metrics-re-mql-blind-spot = It does not say whether the second pass went better.
metrics-re-mql-measured = Passes recycled in the period whose lead began a next pass within the horizon; estimated as conversions are while the cohort is young.

metrics-target-name = Target
metrics-target-asks = What revenue do both teams carry for the period?
metrics-target-blind-spot = A target says what is wanted, not what is likely.
metrics-target-measured = The charter's target for exactly these days, or the sum of those that fill them.

metrics-won-name = Won
metrics-won-asks = How much revenue was won in the period?
metrics-won-blind-spot = Deals without an amount are counted beside it and add nothing.
metrics-won-measured = The amounts of deals whose effective close is a win in the period, in the charter's currency; a deal that was opened again is not won.

metrics-open-pipeline-name = Open pipeline
metrics-open-pipeline-asks = How much is open that is to close in the period?
metrics-open-pipeline-blind-spot = Close dates are what reps wrote; a date in the past or pushed many times still counts.
metrics-open-pipeline-measured = The amounts of open deals whose close date lies in the period, of the stages the charter counts as pipeline. Missing amounts are counted, never taken for nought.

metrics-remaining-coverage-name = Remaining coverage
metrics-remaining-coverage-asks = How many times does the open pipeline cover what is still to be won?
metrics-remaining-coverage-blind-spot = It treats every open deal alike, however unlikely; compare it with the needed coverage.
metrics-remaining-coverage-measured = Open pipeline of the period ÷ (target − won so far); “met” where nothing remains. The charter's rule, such as 3 to 5 times, stands beside it. The target is of the whole, so a part's figure is what it adds to the whole.

metrics-opening-coverage-name = Opening coverage
metrics-opening-coverage-asks = How well was the target covered when the period began?
metrics-opening-coverage-blind-spot = It uses what is known now of how things stood then; facts that came late are in it.
metrics-opening-coverage-measured = Open pipeline for the period just before its first instant ÷ target.

metrics-needed-coverage-name = Needed coverage
metrics-needed-coverage-asks = How much pipeline does history say is needed at this point of a period?
metrics-needed-coverage-blind-spot = The past may not repeat itself, and a few large deals can move it: look at the interval.
metrics-needed-coverage-measured = 1 ÷ the share, by value, of pipeline that stood at the same point of up to eight past periods and was won within them; the interval is that of a ratio estimator on the scale of log odds.

metrics-win-rate-name = Win rate (closed)
metrics-win-rate-asks = Of the deals closed in the period, how many were won?
metrics-win-rate-blind-spot = Deals that linger are never in it, and many lost deals are never closed: it flatters.
metrics-win-rate-measured = Won ÷ (won + lost) over deals closed in the period, by count, with a Wilson 95 % interval; the share by value stands beside it.

metrics-win-rate-created-name = Win rate (created)
metrics-win-rate-created-asks = Of the deals created in the period, how many are won within the horizon?
metrics-win-rate-created-blind-spot = Deals that take longer than the horizon are not in it, and deals without a creation date cannot be.
metrics-win-rate-created-measured = Deals created in the period, by cohort; losing competes with winning, open deals are censored, as in conversion.

metrics-sales-cycle-name = Sales cycle
metrics-sales-cycle-asks = How long does a deal take from creation to won?
metrics-sales-cycle-blind-spot = Lost deals are watched only until they are lost, so the curve speaks of deals still in the race; the median of the won ones alone is shorter and stands beside it.
metrics-sales-cycle-measured = Kaplan–Meier median and p90 over every deal created before the period's end; open deals are censored at the instant of the page, lost ones where they were lost.

metrics-pipeline-velocity-name = Pipeline velocity
metrics-pipeline-velocity-asks = How much revenue does the pipeline yield per day?
metrics-pipeline-velocity-blind-spot = A product of four averages: it points a direction and has no interval.
metrics-pipeline-velocity-measured = Open deals × win rate of the period × average amount won in the period ÷ median days from creation to won of the won deals.

metrics-spend-name = Spend
metrics-spend-asks = How much was spent on the days of the period?
metrics-spend-blind-spot = Only what was booked; salaries and tools are in it only if somebody booked them.
metrics-spend-measured = Every booking spread evenly over its days; the part that falls in the period, in the charter's currency. Parts of neighbouring periods sum to the booking exactly.

metrics-cost-per-mql-name = Cost per MQL
metrics-cost-per-mql-asks = What did one MQL cost?
metrics-cost-per-mql-blind-spot = Money spent earlier that brought leads later is not matched to them.
metrics-cost-per-mql-measured = Spend of the period ÷ passes that became MQL in it. A channel with leads and no spend booked, or spend and no leads, has no cost and says so.

metrics-cost-per-sql-name = Cost per SQL
metrics-cost-per-sql-asks = What did one SQL cost?
metrics-cost-per-sql-blind-spot = Money spent earlier that brought leads later is not matched to them. A young cohort has not brought all its SQLs yet, so the cost will fall.
metrics-cost-per-sql-measured = Spend of the period ÷ passes of its MQL cohort that reached SQL within the horizon so far. A channel with leads and no spend booked, or spend and no leads, has no cost and says so.

metrics-unit-share = share
metrics-unit-count = count
metrics-unit-money = money
metrics-unit-ratio = times
metrics-unit-seconds = time
metrics-unit-money-per-day = money per day

metrics-stage-lead = lead
metrics-stage-mql = MQL
metrics-stage-sal = SAL
metrics-stage-sql = SQL
metrics-stage-opportunity = opportunity
metrics-stage-won = won

metrics-method-count = counted
metrics-method-sum = summed
metrics-method-wilson = Wilson score interval
metrics-method-cohort-share = share of a mature cohort
metrics-method-aalen-johansen = Aalen–Johansen estimate
metrics-method-aalen-johansen-log-log = Aalen–Johansen, log(−log) interval
metrics-method-share-of-decisions = share of decisions
metrics-method-share-of-clocks = share of clocks due
metrics-method-share-of-handoffs = share of hand-offs
metrics-method-share-of-closed = share of closed deals
metrics-method-share-of-value = share of value closed
metrics-method-in-period-ratio = ratio of entries in one period
metrics-method-kaplan-meier = Kaplan–Meier, wall time
metrics-method-kaplan-meier-business = Kaplan–Meier, business hours
metrics-method-greenwood-log-log = Greenwood, log(−log) interval
metrics-method-median = median of those that have it
metrics-method-charter = fixed by the charter
metrics-method-coverage = pipeline ÷ what remains
metrics-method-past-pipeline-won = 1 ÷ share of past pipeline won
metrics-method-ratio-log-odds = ratio estimator, log odds interval
metrics-method-velocity = product of four averages
metrics-method-spend-per-pass = spend ÷ passes

metrics-beside-accepted = accepted
metrics-beside-rejected = rejected
metrics-beside-pending = pending
metrics-beside-implied = accepted by implication
metrics-beside-p90 = 90 % within
metrics-beside-within-5m = within 5 minutes
metrics-beside-within-1h = within 1 hour
metrics-beside-within-4h = within 4 hours
metrics-beside-within-24h = within 24 hours
metrics-beside-not-yet = not yet
metrics-beside-early = before the start
metrics-beside-under-1d = under 1 day
metrics-beside-from-1d = 1 to 3 days
metrics-beside-from-3d = 3 to 7 days
metrics-beside-from-7d = 7 to 14 days
metrics-beside-from-14d = 14 to 30 days
metrics-beside-from-30d = 30 days or more
metrics-beside-untouched = untouched
metrics-beside-met = met
metrics-beside-breached = breached
metrics-beside-cancelled = cancelled
metrics-beside-company = company known
metrics-beside-title = title known
metrics-beside-source = source known
metrics-beside-channel = channel known
metrics-beside-campaign = campaign known
metrics-beside-behaviour = behaviour seen
metrics-beside-seniority = seniority known
metrics-beside-domain = web domain known
metrics-beside-industry = industry known
metrics-beside-employees = company size known
metrics-beside-country = country known
metrics-beside-region = region known
metrics-beside-city = city known
metrics-beside-segment = segment known
metrics-beside-deals = deals
metrics-beside-missing-amounts = without an amount
metrics-beside-rule-low = rule, at least
metrics-beside-rule-high = rule, at most
metrics-beside-won-share = share of past pipeline won
metrics-beside-by-value = by value
metrics-beside-won = won
metrics-beside-lost = lost
metrics-beside-won-only = median of won deals alone
metrics-beside-open-deals = open deals
metrics-beside-average-won = average amount won
metrics-beside-cycle = median cycle of won deals
metrics-beside-mql-to-sal = SAL ÷ MQL
metrics-beside-mql-to-sql = SQL ÷ MQL
metrics-beside-sal-to-sql = SQL ÷ SAL
metrics-beside-mql-to-opportunity = opportunities ÷ MQL
metrics-beside-mql-to-won = won ÷ MQL
metrics-beside-sql-to-won = won ÷ SQL

metrics-population-cohort = the whole cohort
metrics-population-reached = those that got there
metrics-population-not-yet = those not there yet
metrics-population-ended-otherwise = those that ended otherwise
metrics-population-decided = decided
metrics-population-accepted = accepted
metrics-population-rejected = rejected
metrics-population-pending = pending
metrics-population-implied = accepted by implication
metrics-population-started = clock started
metrics-population-early = contacted before the start
metrics-population-open = open
metrics-population-untouched = untouched
metrics-population-under-1d = under 1 day
metrics-population-from-1d = 1 to 3 days
metrics-population-from-3d = 3 to 7 days
metrics-population-from-7d = 7 to 14 days
metrics-population-from-14d = 14 to 30 days
metrics-population-from-30d = 30 days or more
metrics-population-due = met or breached
metrics-population-met = met
metrics-population-breached = breached
metrics-population-cancelled = cancelled
metrics-population-captured = captured
metrics-population-recycled = recycled
metrics-population-won = won
metrics-population-lost = lost
metrics-population-closed = closed
metrics-population-created = created
metrics-population-dated = with a creation date
metrics-population-missing-amounts = without an amount
metrics-population-no-close-date = without a close date
metrics-population-booked = booked
metrics-population-lacking = with something missing
metrics-population-mql = became MQL
metrics-population-sql = became SQL

metrics-dimension-channel = channel
metrics-dimension-campaign = campaign
metrics-dimension-segment = segment
metrics-dimension-territory = territory
metrics-dimension-team = team
metrics-dimension-rep = rep
metrics-dimension-product = product
metrics-dimension-tier = account tier
metrics-dimension-charter-version = charter version
metrics-dimension-week = week
metrics-dimension-month = month
metrics-dimension-side = side
metrics-dimension-clause = clause
metrics-dimension-stage = stage

metrics-fact-lead-captured = captured leads
metrics-fact-lead-qualified = qualifications (MQL)
metrics-fact-lead-accepted = acceptances
metrics-fact-lead-rejected = rejections
metrics-fact-lead-sales-qualified = sales qualifications (SQL)
metrics-fact-lead-converted = conversions to opportunities
metrics-fact-lead-contacted = contacts by sales
metrics-fact-lead-recycled = recyclings
metrics-fact-opportunity-created = opportunities
metrics-fact-opportunity-won = won deals
metrics-fact-opportunity-lost = lost deals
metrics-fact-clock-started = SLA clocks
metrics-fact-spend-booked = spend

metrics-refused-never-told = No figure: the data holds none of these: { $facts }.
metrics-refused-no-passes = No figure: no pass entered { $stage } in this period.
metrics-refused-no-decisions = No figure: nobody recorded a decision on a lead of this period.
metrics-refused-none-captured = No figure: no pass of a lead captured in this period.
metrics-refused-none-qualified = No figure: no lead qualified in this period.
metrics-refused-none-assigned = No figure: no lead was assigned to a rep in this period, and the charter counts from there.
metrics-refused-none-accepted = No figure: no lead was accepted in this period, and the charter counts from there.
metrics-refused-none-recycled = No figure: nothing was recycled in this period.
metrics-refused-no-fields = No figure: none of the promised fields can be checked: { $fields }.
metrics-refused-no-target = No figure: the charter has no target for { $period }.
metrics-refused-no-past-pipeline = No figure: no past period had pipeline at this point that was won, so history cannot say what is needed.
metrics-refused-none-closed = No figure: no deal was closed in this period.
metrics-refused-none-created = No figure: no deal was created in this period.
metrics-refused-none-dated-won = No figure: no won deal has a creation date.
metrics-refused-no-velocity = No figure: it needs deals won in this period with an amount and a creation date.

metrics-note-skipped = The step was skipped, and is implied by a later stage, for { $n } of them.
metrics-note-short-follow-up = Nobody has been watched for longer than { $days } days yet, of { $horizon }: this is what is known by then, and it can only grow.
metrics-note-implied = { $n } went further without a recorded acceptance and count as accepted.
metrics-note-missing-amounts = { $n } of { $deals } have no amount and add nothing.
metrics-note-target-met = The target is met; nothing remains to be covered.
metrics-note-unseen-fields = These promised fields are kept apart as personal and cannot be checked here: { $fields }.
metrics-note-no-spend-booked = No spend is booked here: the leads came for free, or the cost is not tracked.
metrics-note-spend-without-leads = Money was spent and no lead counted.

metrics-table-title = { $period }, as of { $as_of }
metrics-table-figure = Figure
metrics-table-value = Value
metrics-table-interval = 95 % interval
metrics-table-n = n
metrics-table-marks = Mark
metrics-table-zone = Days, weeks and quarters are cut in { $zone }.

metrics-not-reached = not reached

metrics-immature = immature

metrics-thin = thin
