# The metrics of the funnel, of time between stages, of customers and of cost.
metrics-lead-to-mql-name = Lead → MQL
metrics-lead-to-mql-asks = Of the leads captured in the period, how many became MQL within the horizon?
metrics-lead-to-mql-blind-spot = It counts people by when they came, the other steps count passes by when they became MQL: the two cohorts are not the same.
metrics-lead-to-mql-measured = Leads captured in the period and the instant their first pass began, estimated as conversions are. Nothing competes: a lead that nobody qualified may still be.

metrics-time-mql-to-sal-name = Time MQL → SAL
metrics-time-mql-to-sal-asks = How long does a pass take from MQL to SAL?
metrics-time-mql-to-sal-blind-spot = Passes that ended otherwise are watched only until their end, so the curve speaks of those still on their way; the median of those that arrived stands beside it.
metrics-time-mql-to-sal-measured = Kaplan–Meier median and p90 over the passes that entered MQL in the period, those not there yet censored at their end or at the instant of the page. Steps that were skipped have no duration and are left out.

metrics-time-sal-to-sql-name = Time SAL → SQL
metrics-time-sal-to-sql-asks = How long does a pass take from SAL to SQL?
metrics-time-sal-to-sql-blind-spot = Passes that ended otherwise are watched only until their end, so the curve speaks of those still on their way; the median of those that arrived stands beside it.
metrics-time-sal-to-sql-measured = Kaplan–Meier median and p90 over the passes that entered SAL in the period, those not there yet censored at their end or at the instant of the page. Steps that were skipped have no duration and are left out.

metrics-time-sql-to-opportunity-name = Time SQL → opportunity
metrics-time-sql-to-opportunity-asks = How long does a pass take from SQL to opportunity?
metrics-time-sql-to-opportunity-blind-spot = Passes that ended otherwise are watched only until their end, so the curve speaks of those still on their way; the median of those that arrived stands beside it.
metrics-time-sql-to-opportunity-measured = Kaplan–Meier median and p90 over the passes that entered SQL in the period, those not there yet censored at their end or at the instant of the page. Steps that were skipped have no duration and are left out.

metrics-time-opportunity-to-won-name = Time opportunity → won
metrics-time-opportunity-to-won-asks = How long does a pass take from opportunity to won?
metrics-time-opportunity-to-won-blind-spot = Passes that ended otherwise are watched only until their end, so the curve speaks of those still on their way; the median of those that arrived stands beside it.
metrics-time-opportunity-to-won-measured = Kaplan–Meier median and p90 over the passes that entered opportunity in the period, those not there yet censored at their end or at the instant of the page. Steps that were skipped have no duration and are left out.

metrics-time-mql-to-opportunity-name = Time MQL → opportunity
metrics-time-mql-to-opportunity-asks = How long does a pass take from MQL to opportunity?
metrics-time-mql-to-opportunity-blind-spot = Passes that ended otherwise are watched only until their end, so the curve speaks of those still on their way; the median of those that arrived stands beside it.
metrics-time-mql-to-opportunity-measured = Kaplan–Meier median and p90 over the passes that entered MQL in the period, those not there yet censored at their end or at the instant of the page. Steps that were skipped have no duration and are left out.

metrics-time-to-re-mql-name = Time to re-MQL
metrics-time-to-re-mql-asks = How long does a recycled lead rest until it qualifies again?
metrics-time-to-re-mql-blind-spot = It cannot tell a lead that waits for its wake-up date from one that nobody wakes.
metrics-time-to-re-mql-measured = Kaplan–Meier median and p90 over the passes recycled in the period, from their end to the beginning of the lead's next pass; those that still rest are censored at the instant of the page.

metrics-rejections-name = Rejections
metrics-rejections-asks = How many of the leads handed over in the period did sales give back, and why?
metrics-rejections-blind-spot = A reason is what the reviewer chose; whether it agrees with the charter is another question.
metrics-rejections-measured = Passes that became MQL in the period and were rejected before they were accepted. Cut by reason it shows which faults are systematic.

metrics-sourced-revenue-name = Sourced revenue
metrics-sourced-revenue-asks = How much of the revenue won in the period began with each channel and campaign?
metrics-sourced-revenue-blind-spot = One source gets the whole amount, whatever else touched the deal; attribution shows other ways to share it.
metrics-sourced-revenue-measured = The amounts of the deals won in the period, each whole for the channel and campaign that created its first pass; what the CRM says where no pass is known, else unknown. They sum to what was won.

metrics-new-customers-name = New customers
metrics-new-customers-asks = How many customers bought for the first time in the period?
metrics-new-customers-blind-spot = A customer from before the history begins looks new.
metrics-new-customers-measured = Accounts whose first won deal closed in the period; a won deal of no account is a customer of its own. The source is that of this first deal.

metrics-cost-per-sal-name = Cost per SAL
metrics-cost-per-sal-asks = What did one SAL cost?
metrics-cost-per-sal-blind-spot = Money spent earlier that brought leads later is not matched to them. A young cohort is not through yet, so the cost will fall.
metrics-cost-per-sal-measured = Spend of the period ÷ passes of its MQL cohort that reached SAL within the horizon so far; a campaign's cost accrues over the days it runs. A channel with leads and no spend booked, or spend and no leads, has no cost and says so.

metrics-cost-per-opportunity-name = Cost per opportunity
metrics-cost-per-opportunity-asks = What did one opportunity cost?
metrics-cost-per-opportunity-blind-spot = Money spent earlier that brought leads later is not matched to them. A young cohort is not through yet, so the cost will fall.
metrics-cost-per-opportunity-measured = Spend of the period ÷ passes of its MQL cohort that reached opportunity within the horizon so far; a campaign's cost accrues over the days it runs. A channel with leads and no spend booked, or spend and no leads, has no cost and says so.

metrics-cac-paid-name = CAC, paid
metrics-cac-paid-asks = What does a new customer of a paid channel cost?
metrics-cac-paid-blind-spot = Only channels somebody booked a cost for are in it, and what they owe to unpaid ones is not seen.
metrics-cac-paid-measured = Marketing's spend ÷ new customers, both over the channels with a booking. With a lag, the cost is that of days so much earlier: a number of days, or the median sales cycle. Where nobody bought it is undefined.

metrics-cac-blended-name = CAC, blended
metrics-cac-blended-asks = What does marketing spend for each customer that buys?
metrics-cac-blended-blind-spot = Customers who came by themselves, and those who bought again, make it look cheap.
metrics-cac-blended-measured = All of marketing's spend ÷ all customers with a deal won in the period, new or not. With a lag, the cost is that of days so much earlier: a number of days, or the median sales cycle. Where nobody bought it is undefined.

metrics-cac-new-logo-name = CAC, new logos
metrics-cac-new-logo-asks = What does marketing spend for each customer who buys for the first time?
metrics-cac-new-logo-blind-spot = Spend meant for customers who bought before is in it too.
metrics-cac-new-logo-measured = All of marketing's spend ÷ new customers. With a lag, the cost is that of days so much earlier: a number of days, or the median sales cycle. Where nobody bought it is undefined.

metrics-cac-fully-loaded-name = CAC, fully loaded
metrics-cac-fully-loaded-asks = What do marketing and sales together spend for each new customer?
metrics-cac-fully-loaded-blind-spot = Salaries, commissions and tools are in it only if somebody booked them.
metrics-cac-fully-loaded-measured = Everything marketing and sales booked ÷ new customers. With a lag, the cost is that of days so much earlier: a number of days, or the median sales cycle. Where nobody bought it is undefined.

metrics-roi-name = Return on spend
metrics-roi-asks = What came back for what marketing spent in the period?
metrics-roi-blind-spot = Credit is no cause: another model shares the same revenue otherwise. The revenue of a period was mostly paid for earlier.
metrics-roi-measured = (Revenue credited × margin − marketing's spend) ÷ marketing's spend. The model of credit and the margin are named beside the figure; sourced revenue and all of it unless said otherwise.

metrics-population-late = got there after the horizon
metrics-population-disqualified = disqualified
metrics-population-customers = customers
metrics-dimension-pass-no = pass number
metrics-dimension-reason = reason
metrics-beside-late = later than the horizon
metrics-beside-disqualified = disqualified
metrics-beside-recycled = recycled
metrics-beside-arrived-only = median of those that arrived
metrics-beside-credited = revenue credited
metrics-beside-spent = spent
metrics-method-cost-per-customer = cost ÷ customers
metrics-method-return-on-spend = (revenue × margin − spend) ÷ spend
metrics-refused-no-leads = No figure: no lead was captured in this period.
metrics-refused-none-timed = No figure: no pass of this period has an instant of its own here.
metrics-refused-no-cycle = No figure: the median sales cycle is not known, and the cost is to be shifted by it.
metrics-note-cost-lag = The cost is that of { $days } days earlier.
metrics-note-credit = Credited by the model “{ $model }”, { $percent } % of revenue as margin.
metrics-credit-sourced = sourced
