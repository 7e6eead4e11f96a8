web-place-attribution = Attribution
attribution-title = Attribution
attribution-lede = Which touches stand before the money, and what each model makes of them.
attribution-by = By
attribution-by-channel = Channel
attribution-by-campaign = Campaign
attribution-by-content = Content
attribution-by-segment = Segment
attribution-basis = Basis
attribution-basis-won = Won revenue
attribution-basis-pipeline = Open pipeline
attribution-segment = Segment
attribution-segment-all = All segments
attribution-total = { $basis ->
    [pipeline] Open pipeline to be closed in the period
   *[won] Revenue won in the period
  }
attribution-deals = { $n ->
    [one] { $n } deal
   *[other] { $n } deals
  }
attribution-touches = { $n ->
    [one] { $n } touch
   *[other] { $n } touches
  }
attribution-untouched = No touch stands before { $n ->
    [one] { $n } of them
   *[other] { $n } of them
  }; their amounts are on the line “(no touch)”.
attribution-missing = { $n ->
    [one] { $n } deal has no amount and counts as nothing.
   *[other] { $n } deals have no amount and count as nothing.
  }
attribution-adds-up = Every model hands out exactly this sum, to the smallest unit.
attribution-spread = Spread
attribution-spread-title = How far the models lie apart
attribution-spread-says = Share of the money of each value under every model: a bar from the smallest to the largest, a dot for each model
attribution-spread-foot = A bar is coloured where what it says holds under every model, with its 95 % interval: more than an equal part, or less. Grey depends on the model.
attribution-share = Share of the money
attribution-model = Model
attribution-verdict = What holds
attribution-verdict-more = Robust: more than an equal part
attribution-verdict-less = Robust: less than an equal part
attribution-verdict-depends = Depends on the model
attribution-verdict-thin = Too few deals
attribution-sourced = Sourced
attribution-sourced-about = The whole amount of the deals whose first pass it created; adds up.
attribution-influenced = Influenced
attribution-influenced-about = The whole amount of every deal it touched; overlaps, and does not add up.
attribution-influenced-overlap = Influenced amounts overlap: a deal counts whole for everything that touched it, so they do not add up.
attribution-table = Every model side by side
attribution-table-title = { $basis ->
    [pipeline] Open pipeline
   *[won] Won revenue
  } of { $period }, as of { $as_of }
attribution-table-total = { $total } over { $n ->
    [one] { $n } deal
   *[other] { $n } deals
  }; no touch stands before { $untouched } of them. Every model hands out exactly this sum.
attribution-sum = Sum
attribution-no-touch = (no touch)
attribution-interval = 95 % interval { $low } – { $high }
attribution-resampled = Intervals: the deals were drawn anew { $draws } times (seed { $seed }).
attribution-not-resampled = There are too few or too many deals to draw them anew, so no interval is shown and nothing is called robust.
attribution-error = { $model }: orders were drawn; the largest standard error of a share is { $error }.
attribution-refused-open = A chain learns from deals that ended; it says nothing of what is still open.
attribution-refused-none-won = No deal with a touch before it was won in the period, so the chain leads nowhere.
attribution-models = The models, as weights and rules
attribution-models-lede = A name is no definition: two vendors’ “U” differ. These are the weights the charter fixes.
attribution-rule-milestones = A milestone’s touch is the nearest one before it or at its instant; one touch that holds several has the sum. Where a milestone has no touch, or nothing lies between, the weight goes to the others in proportion.
attribution-rule-lead = The lead is created when the first person of the buying group becomes known. Touches after the opportunity’s creation share only in models that credit the last or the closing touch, or that know no milestone.
attribution-rule-markov = Markov: the removal effect in the chain of the deals that closed in the period, won or lost; the revenue after touches is shared out in proportion, and no single deal by itself.
attribution-rule-shapley = Shapley: a set of values is worth the deals that only its values touched, so each value of a deal has an equal part. With an order, a set is worth the chance to win in the chain of that order with nothing but the set; up to 15 values exactly, with more by drawn orders, whose error is stated.
attribution-blind-spot = A model shares out what happened; it does not say what would have happened otherwise.
attribution-deals-title = The deals behind it
attribution-deals-of = { $value }: the deals it touched
attribution-deals-bare = Deals that no touch stands before
attribution-deals-chain = { $model } shares out all deals together, so no single one has a credit.
attribution-column-credit = Credit
attribution-column-touches = Touches
attribution-column-deal = Deal
attribution-empty = Nothing was won in this period, so there is nothing to share out.
attribution-empty-pipeline = Nothing open is to close in this period.
attribution-segment-same = A deal has one segment, whoever touched it: every model says the same.
journey-title = Journey
journey-lede = From first touch to close: the whole buying group, and everything sales did.
journey-story = The way
journey-story-empty = Nothing is known of this deal but that it exists.
journey-people = Buying group
journey-people-empty = Nobody is named on this deal.
journey-known-since = known since
journey-of-account = of the account
journey-influence = Campaigns that influenced it
journey-influence-empty = No touch of a campaign stands before this deal.
journey-influence-foot = Influenced: the whole amount. Credit: what the model gives it.
journey-first = First
journey-last = Last
journey-credits = Credit under each model
journey-credits-empty = No touch stands before this deal; its amount is on the line “(no touch)” of every model.
journey-source = Source
journey-amount = Amount
journey-created = Opened
journey-closed = Closed
journey-stage = Stage
journey-outcome-won = Won
journey-outcome-lost = Lost
journey-outcome-open = Open
journey-cycle = From first touch to close
journey-slot-first-touch = first touch
journey-slot-lead-creation = creates the lead
journey-slot-opportunity-creation = before the opportunity
journey-slot-closing-touch = before the close
journey-slot-last-touch = last touch
journey-credit-of = Credit: { $model }
journey-stage-entered = { $stage ->
    [mql] Became MQL
    [sal] Accepted by sales
   *[sql] Qualified by sales
  }
journey-open = Journey of the deal
journey-deal-changed = Changed
journey-to = to { $stage }
