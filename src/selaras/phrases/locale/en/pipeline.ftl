# The pipeline between two dates, the forecast against what came, and what history says will come.

pipeline-all-open = all open pipeline
pipeline-whole = whole
pipeline-deals = deals
pipeline-bridge-title = Pipeline of { $about }, from { $since } to { $until }
pipeline-bridge-foots = The beginning is as it was known then, the end as it was known then; the steps sum to the unit.

pipeline-line-begin = Pipeline at the beginning
pipeline-line-told-late = Told late of the time before
pipeline-line-created = Created
pipeline-line-reopened = Opened again
pipeline-line-came-over = Came from others
pipeline-line-went-over = Went to others
pipeline-line-began-to-count = Reached a stage that counts
pipeline-line-ceased-to-count = Left the stages that count
pipeline-line-pulled-in = Pulled in
pipeline-line-pushed-out = Pushed out
pipeline-line-grown = Grown
pipeline-line-shrunk = Shrunk
pipeline-line-won = Won
pipeline-line-lost = Lost
pipeline-line-end = Pipeline at the end

pipeline-refused-not-running = No projection: { $period } does not run as of this instant.
pipeline-refused-too-thin = No projection: it takes { $least-wins } won deals, { $least-closed } closed ones and { $least-days } days of history; { $wins }, { $closed } and { $days } are known.

pipeline-level-whole = the company
pipeline-level-team = teams
pipeline-level-rep = reps
pipeline-rollup-cumulative = Cumulative
pipeline-rollup-single = Single
pipeline-rollup-cumulative-says = Cumulative roll-up: an amount is taken for all that will be won in the period, what is won already included.
pipeline-rollup-single-says = Single roll-up: an amount comes on top of what is won already and of the surer categories.
pipeline-category-commit = Commit
pipeline-category-best-case = Best case
pipeline-category-pipeline = Pipeline
pipeline-accuracy-title = Forecast against what came, errors of { $level } added up
pipeline-days-before = { $days } days before
pipeline-wape = WAPE
pipeline-interval = 95 % interval
pipeline-bias = Bias
pipeline-mape = MAPE
pipeline-last-period = Naive: as last period
pipeline-run-rate = Naive: run rate
pipeline-added = Added over the better naive
pipeline-n = n
pipeline-silent = { $n ->
    [one] In one period nothing had been said yet at the earliest horizon; it is left out there.
   *[other] In { $n } periods nothing had been said yet at the earliest horizon; they are left out there.
}
pipeline-mondays-title = What was said of { $period }, Monday by Monday
pipeline-won = Won so far
pipeline-from-open = From deals open now
pipeline-from-new = From deals not there yet
pipeline-median = Projection (median)
pipeline-likely = 80 % interval
pipeline-wide = 95 % interval
pipeline-projection-title = Projection of { $period }
pipeline-trials-say = Of { $n } such projections of the past, made with what was known then, what came lay in the 80 % interval { $likely } times and in the 95 % interval { $wide } times. They overlap, so they count for fewer.

metrics-weighted-pipeline-name = Weighted pipeline
metrics-weighted-pipeline-asks = How much is the open pipeline worth, each deal at the chance its stage has had?
metrics-weighted-pipeline-blind-spot = It knows no time: it says what may be won one day, not what will be won in the period. It is no coverage and no forecast.
metrics-weighted-pipeline-measured = Σ amount × the share won of all closed deals that ever stood in the deal's stage, over open deals that are to close in the period. A stage that fewer closed deals stood in than the charter's floor takes the share of all.

metrics-past-due-pipeline-name = Pipeline past due
metrics-past-due-pipeline-asks = How much is still open although its close date is over?
metrics-past-due-pipeline-blind-spot = A date in the future can be as wrong as one in the past.
metrics-past-due-pipeline-measured = The amounts of open deals whose close date lies before the day of the question, whatever the period.

metrics-often-pushed-pipeline-name = Pipeline pushed three times or more
metrics-often-pushed-pipeline-asks = How much of what is open has been put off again and again?
metrics-often-pushed-pipeline-blind-spot = A date that was never touched is not counted, however stale it is.
metrics-often-pushed-pipeline-measured = The amounts of open deals whose close date was moved to a later day at least three times, whatever the period.

metrics-method-stage-chance = amount × share won of its stage
metrics-refused-no-stage-history = No figure: no deal with a known stage was closed yet, so no stage has a chance.
metrics-page-column-pushes = Pushed

web-place-pipeline = Pipeline
pipeline-page-title = Pipeline and forecast
pipeline-page-coverage = What covers the target
pipeline-page-coverage-foot = Coverage counts every open deal alike; the weighted pipeline counts each at the chance of its stage. They are never mixed.
pipeline-page-bridge = What moved the pipeline
pipeline-page-which = Which pipeline
pipeline-page-of-period = To close in the period
pipeline-page-all-open = All open
pipeline-page-by = By
pipeline-page-step = Step
pipeline-page-whole = Whole
pipeline-page-deals = Deals
pipeline-page-bridge-foot = Each deal takes its steps in the order of the table; a deal belongs to whoever held it then.
pipeline-page-not-begun = The period has not begun; nothing has moved yet.
pipeline-page-forecast = What was forecast
pipeline-page-known = Known on
pipeline-page-amount = Of the period
pipeline-page-no-forecast = Nobody has forecast this period yet. A forecast is told with selaras forecast, or over HTTP.
pipeline-page-projection = What history says will come
pipeline-page-no-trials = No period that is over knows enough of its past for such a projection to be tried.
pipeline-page-projection-foot = From days stood and ends by stage and age of the deal, drawn 2,400 times. The interval knows chance and how little is known; it knows nothing of a world that changes.
pipeline-page-days = Days before the end
pipeline-page-came = Came
pipeline-page-accuracy = Forecast against what came
pipeline-page-level = Whose errors
pipeline-page-rollup = How categories add up
pipeline-page-category = Category
pipeline-page-nobody-said = { $n ->
    [one] nobody had said anything of the one period
   *[other] nobody had said anything of { $n } periods
  }
pipeline-page-accuracy-foot = Over the last eight periods that are over: WAPE is the sum of absolute errors, bias that of signed ones (above nought: too much was forecast), both over what came. A naive forecast takes no skill; below nought, asking everybody was worse.
pipeline-page-trials = How such projections did before
pipeline-rollup-says-cumulative = { pipeline-rollup-cumulative-says }
pipeline-rollup-says-single = { pipeline-rollup-single-says }
pipeline-bridge-says = The pipeline at the beginning, every step that moved it, and the pipeline at the end, as bars
pipeline-forecast-says = Commit and best case on every Monday of the period, what was won by then, and the target, as lines
pipeline-fan-says = What was won so far and what is projected, with the 80 % and the 95 % interval as bands, and the target
pipeline-target = Target
metrics-page-column-cut = Part
metrics-page-column-effect-minor = Effect
metrics-page-column-amount-before-minor = Amount before
metrics-page-column-close-day-before = Close date before
metrics-page-column-rep-before = Rep before
