# The charter's own words come in both languages; each language picks its own and still names both values.
charter-own-words = { $id ->
   *[other] { $en }
  }
charter-value = { $value }
charter-word-none = –
charter-word-yes = yes
charter-word-no = no
charter-length = { $unit ->
    [days] { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
    [hours] { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }
    [minutes] { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
   *[seconds] { $n ->
        [one] { $n } second
       *[other] { $n } seconds
    }
  }
charter-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  }
charter-weekday = { $day ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
  }
charter-stage = { $stage ->
    [lead] Lead
    [mql] MQL
    [sal] SAL
    [sql] SQL
    [opportunity] Opportunity
   *[won] Won
  }
charter-role = { $role ->
    [marketing] marketing
    [sales_rep] sales reps
    [sales_manager] sales managers
    [marketing_leader] the marketing leader
    [sales_leader] the sales leader
    [revenue_operations] revenue operations
    [executive] the executive team
    [administrator] administrators
   *[other] { $words }
  }
charter-reason-class = { $name ->
    [not_fit] does not fit
    [bad_data] bad data
    [duplicate] duplicate
    [not_a_buyer] not a buyer
    [no_budget_signs] no signs of a budget
    [no_interest] no interest
    [no_budget] no budget
    [timing] timing
    [competitor] competitor
    [no_authority] no authority
    [unreachable] unreachable
   *[other] other
  }
charter-field = { $name ->
    [email] the e-mail address
    [first_name] the first name
    [last_name] the last name
    [phone] the phone number
    [title] the job title
    [company] the company
    [domain] the company’s web domain
    [employees] the number of employees
    [time_zone] the time zone
    [event] the event
    [page] the page
    [path] the page’s path
    [host] the web site
    [came_from] where the visitor came from
    [referrer_host] the web site before
    [referrer_site] the name of the web site before
    [click_id] the advertiser’s mark
    [utm_source] the link’s source (UTM)
    [utm_medium] the link’s medium (UTM)
    [utm_campaign] the link’s campaign (UTM)
    [utm_term] the link’s term (UTM)
    [utm_content] the link’s content (UTM)
    [source] the sender
   *[other] the { $words }
  }
charter-weekdays = { $first } to { $last }
charter-country = { $code ->
    [ID] Indonesia
    [SG] Singapore
    [MY] Malaysia
    [PH] the Philippines
    [TH] Thailand
    [VN] Vietnam
    [AU] Australia
    [NZ] New Zealand
    [IN] India
    [JP] Japan
    [KR] South Korea
    [CN] China
    [HK] Hong Kong
    [TW] Taiwan
    [US] the United States
    [CA] Canada
    [GB] the United Kingdom
    [DE] Germany
    [FR] France
    [NL] the Netherlands
    [AE] the United Arab Emirates
   *[other] { $code }
  }
charter-known-word = { $name ->
    [c_level] C-level
    [vp] VP
    [director] director
    [manager] manager
    [senior] senior
    [junior] junior
    [specialist] specialist
    [student] student
    [intern] intern
    [individual] individual contributor
    [software] software
    [financial_services] financial services
    [manufacturing] manufacturing
    [logistics] logistics
    [gambling] gambling
    [weapons] weapons
    [retail] retail
    [healthcare] health care
    [education] education
    [agriculture] agriculture
    [construction] construction
    [consulting] consulting
    [telecom] telecommunications
    [small] small
    [medium] medium
    [mid_market] mid-market
    [large] large
    [enterprise] enterprise
    [nowhere] nowhere
    [own] our own site
    [outside] another site
   *[other] { $words }
  }
charter-figure = { $name ->
    [mql_to_sal] MQL → SAL
    [mql_to_sql] MQL → SQL
    [sal_to_sql] SAL → SQL
    [mql_to_opportunity] MQL → opportunity
    [sql_to_opportunity] SQL → opportunity
    [opportunity_to_won] opportunity → won deal
    [mql_to_won] MQL → won deal
    [sql_to_won] SQL → won deal
    [acceptance_rate] acceptance rate
    [sla_attainment] SLA attainment
    [data_complete] complete hand-offs
    [remaining_coverage] remaining coverage
    [win_rate] win rate
   *[other] { $words }
  }
charter-claim-is = { $field } is { $value }
charter-claim-is-not = { $field } is not { $value }
charter-claim-below = { $field } is below { $value }
charter-claim-at-most = { $field } is at most { $value }
charter-claim-above = { $field } is above { $value }
charter-claim-at-least = { $field } is at least { $value }
charter-claim-between = { $field } is from { $low } to { $high }
charter-claim-one-of = { $field } is one of { $values }
charter-claim-none-of = { $field } is none of { $values }
charter-claim-contains = { $field } contains “{ $text }”
charter-claim-known = { $field } is known
charter-claim-unknown = { $field } is not known
charter-claim-all = { $parts }
charter-claim-either = { $first } or { $rest }
charter-claim-group = ({ $inner })
charter-claim-not = it is not so that { $part }
charter-claim-always = every lead
charter-start = { $start ->
    [qualified] qualifying
    [assigned] assignment to the rep
    [accepted] acceptance
   *[captured] capture
  }
charter-medium = { $medium ->
    [call] call
    [email] e-mail
    [linkedin] LinkedIn message
    [meeting] meeting
   *[other] { $words }
  }
charter-attribution-sort = { $sort ->
    [anchors] weights at milestones
    [time_decay] time decay
    [markov] Markov chain
   *[shapley] Shapley value
  }
charter-document-validity = Validity
charter-document-version = This is version { $number } of the charter. Its seal is { $hash }.
charter-document-signature = { $side ->
    [marketing] Signed for marketing by { $name } on { $at }.
   *[sales] Signed for sales by { $name } on { $at }.
  }
charter-document-effective = Its date is { $date } (the charter’s time zone is { $zone }).
charter-document-retroactive = Both sides agree that it binds from that date on, even though they signed later.
charter-document-not-binding = It is not in force: it needs the signatures of a marketing leader and of a sales leader.
charter-document-binding = It is in force from { $at }.
charter-document-basics = Basics
charter-document-currency = Every figure is told in { $currency }.
charter-document-zone = Days, weeks, months and quarters are cut in the time zone { $zone }.
charter-document-fiscal-year = The fiscal year begins in { $month }.
charter-document-calendars = Whose hours count
charter-document-calendar-always = “{ $name }” is open round the clock: time on the wall.
charter-document-calendar-never = “{ $name }” has no opening hours.
charter-document-calendar-hours = “{ $name }” is open on { $days }: { $spans }.
charter-document-calendar-zone = “{ $name }” follows the time zone { $zone }.
charter-document-calendar-holidays = “{ $name }” is closed on the public holidays of { $country }.
charter-document-calendar-region = “{ $name }” is closed on the public holidays of { $country }, region { $region }.
charter-document-calendar-closures = “{ $name }” is closed on { $days }.
charter-document-stages = Stages
charter-document-stage = { $stage }: { $meaning }
charter-document-criterion = { $stage }, { $name }: { $condition }.
charter-document-criterion-reason = { $stage }, { $name }: { $condition }. A lead that does not meet this is rejected with the reason “{ $reason }”.
charter-document-stage-threshold = { $stage }: the score must reach the threshold.
charter-document-stage-framework = { $stage }: the checklist { $framework } must be complete.
charter-document-stage-fields = { $stage }: these must be recorded: { $fields }.
charter-document-stage-names = { $stage }: other systems call it { $names }.
charter-document-frameworks = Checklists
charter-document-scoring = Score
charter-document-threshold = A lead qualifies at { $points } points, fit and behaviour together.
charter-document-fit-minimum = Whatever its behaviour, it needs at least { $points } points for fit.
charter-document-fast-lane = A signal of high intent qualifies a lead that meets the criteria of the stage, whatever its score.
charter-document-no-fast-lane = A signal of high intent alone does not qualify a lead.
charter-document-reasons = Reasons
charter-document-reasons-only = Only these reasons may be given.
charter-document-routing = Who gets a lead
charter-document-owner-first = The owner of the account comes first.
charter-document-no-owner-first = The owner of the account has no precedence.
charter-document-route-pool = Rule { $place }, { $name } ({ $condition }): to the pool “{ $pool }”.
charter-document-route-rep = Rule { $place }, { $name } ({ $condition }): to { $rep }.
charter-document-fallback = What no rule catches goes to the queue “{ $queue }”, which { $owner } must empty.
charter-document-pool = { $strategy ->
    [balanced] Pool “{ $name }”: whoever is furthest behind their weight is next.
   *[in_turn] Pool “{ $name }”: strictly in turn.
  }
charter-document-pool-team = Pool “{ $name }”: everybody in the team “{ $team }”, each with the same weight.
charter-document-pool-credit = Pool “{ $name }”: who returns from an absence is credited what the others received on average.
charter-document-pool-no-credit = Pool “{ $name }”: who returns from an absence catches up on what was missed.
charter-document-pool-hours = Pool “{ $name }”: only those who are at work at that moment.
charter-document-pool-any-hour = Pool “{ $name }”: at any hour, at work or not.
charter-document-promises = What each side promises
charter-document-allowance = { $length }, counted in the hours of “{ $calendar }”
charter-document-promise = { $promise ->
    [route] { $name } ({ $side }): each lead is with the right rep within { $allowance }, from { $start }.
    [review] { $name } ({ $side }): each lead is accepted or rejected within { $allowance }, from { $start }.
    [first_contact] { $name } ({ $side }): each lead is contacted { $needed ->
        [one] for the first time
       *[other] { $needed } times
      } within { $allowance }, from { $start }.
    [touches] { $name } ({ $side }): each lead is touched at least { $needed ->
        [one] { $needed } time
       *[other] { $needed } times
      } within { $allowance }, from { $start }; before that it may be given up only for a reason that is exempt.
   *[disposition] { $name } ({ $side }): each lead has an outcome with its reason within { $allowance }, from { $start }.
  }
charter-document-promise-high-intent = { $name }: leads of high intent within { $allowance }.
charter-document-promise-mediums = { $name }: what counts is { $mediums }.
charter-document-promise-distinct-days = { $name }: several on one day count as one.
charter-document-promise-pauses = { $name }: the clock stands still while this holds: { $reasons }.
charter-document-promise-applies = { $name }: only where { $condition }.
charter-document-period = { $every ->
    [week] { $name } ({ $side }), every week:
    [month] { $name } ({ $side }), every month:
   *[quarter] { $name } ({ $side }), every quarter:
  } { $promise ->
    [volume] the number of leads that qualify.
    [quality] the share of MQLs that become SQLs.
    [data_complete] the share of hand-offs with complete data.
    [content] content for sales.
    [campaign_report] the campaign report.
    [forecast] the accuracy of the forecast.
   *[capacity_notice] limits of capacity announced ahead.
  }
charter-document-period-floor = { $name }: at least { $floor }.
charter-document-period-share = { $name }: at least { NUMBER($floor, style: "percent", maximumFractionDigits: 2) }.
charter-document-period-fields = { $name }: every hand-off carries { $fields }.
charter-document-period-sorts = { $name }: { $sorts }.
charter-document-period-notice = { $name }: { $days } days ahead.
charter-document-period-due = { $every ->
    [week] { $name }: by day { $day } of the week.
    [month] { $name }: by day { $day } of the month.
   *[quarter] { $name }: by day { $day } of the quarter.
  }
charter-document-ladder = When a promise is missed
charter-document-weekly-floor = A week counts as missed when less than { NUMBER($floor, style: "percent", maximumFractionDigits: 2) } of a promise was kept.
charter-document-rung = { $name }: after { $missed ->
    [one] { $missed } missed week
   *[other] { $missed } missed weeks in a row
  } { $who } meet; the outcome is written down within { $days } days.
charter-document-rung-missed-of = { $name }: also after { $missed } missed weeks of the last { $of }.
charter-document-rung-clauses = { $name }: also when { $clauses } promises are on the step below at once.
charter-document-recovery = { $periods ->
    [one] One clean week ({ $periods }) leads one step down again.
   *[other] { $periods } clean weeks in a row lead one step down again.
  }
charter-document-figures = Figures
charter-document-target = Both teams carry { $revenue } { $currency } of closed-won revenue from { DATETIME($starts, dateStyle: "medium") } to { DATETIME($ends, dateStyle: "medium") }, both days included.
charter-document-target-share = Both teams carry { $revenue } { $currency } of closed-won revenue from { DATETIME($starts, dateStyle: "medium") } to { DATETIME($ends, dateStyle: "medium") }, both days included; { NUMBER($share, style: "percent", maximumFractionDigits: 2) } of it is sourced by marketing.
charter-document-coverage = Open pipeline should be { $low } to { $high } times the target that remains.
charter-document-coverage-history = The ratio that our own win rate and cycle ask for is shown beside this rule.
charter-document-coverage-rule-only = Only this rule is shown, no ratio computed from history.
charter-document-coverage-stages = Pipeline is what stands in the stages { $stages }.
charter-document-horizon = Conversion is judged { $days } days after qualifying.
charter-document-thin = A cut with fewer than { $n } passes is marked thin and is never ranked.
charter-document-alignment = The alignment score weighs sales’ SLA { NUMBER($sales, style: "percent", maximumFractionDigits: 2) }, marketing’s SLA { NUMBER($marketing, style: "percent", maximumFractionDigits: 2) }, shared metrics { NUMBER($shared, style: "percent", maximumFractionDigits: 2) }, stability of coverage { NUMBER($coverage, style: "percent", maximumFractionDigits: 2) }, and joint NPS { NUMBER($nps, style: "percent", maximumFractionDigits: 2) }.
charter-document-attribution = Attribution
charter-document-buying-group = { $group ->
    [account] The touches of everybody at the account stand before its deals.
   *[contacts] The touches of the contacts named on a deal stand before it.
  }
charter-document-touches-counted = { $counted ->
    [session] The first touch of a session stands for all of it.
   *[each] Every touch counts.
  }
charter-document-weight = { $place ->
    [first] first touch { NUMBER($share, style: "percent", maximumFractionDigits: 2) }
    [creation] lead created { NUMBER($share, style: "percent", maximumFractionDigits: 2) }
    [opportunity] opportunity created { NUMBER($share, style: "percent", maximumFractionDigits: 2) }
    [closing] closing touch { NUMBER($share, style: "percent", maximumFractionDigits: 2) }
    [last] last touch { NUMBER($share, style: "percent", maximumFractionDigits: 2) }
   *[other] spread over the rest { NUMBER($share, style: "percent", maximumFractionDigits: 2) }
  }
charter-document-bound = { $metric ->
    [mql_to_sal] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [mql_to_sql] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [sal_to_sql] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [mql_to_opportunity] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [sql_to_opportunity] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [opportunity_to_won] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [mql_to_won] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [sql_to_won] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [acceptance_rate] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [sla_attainment] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [data_complete] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [re_mql] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [win_rate] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [win_rate_created] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [remaining_coverage] { NUMBER($value, maximumFractionDigits: 2) }×
    [opening_coverage] { NUMBER($value, maximumFractionDigits: 2) }×
   *[other] { NUMBER($value, maximumFractionDigits: 4) }
  }
charter-document-rate-value = { NUMBER($rate, maximumFractionDigits: 10) }
charter-document-lookback = looks back { $days } days
charter-document-half-life = halves every { $days } days
charter-document-order = order { $order }
charter-document-column-framework = Checklist
charter-document-column-field = Field
charter-document-column-question = Question
charter-document-column-required = Required
charter-document-column-fit = Fit
charter-document-column-condition = When
charter-document-column-points = Points
charter-document-column-signal = Behaviour
charter-document-column-half-life = Halves every
charter-document-column-cap = At most
charter-document-column-window = Counts for
charter-document-column-high-intent = High intent
charter-document-column-reject = Rejection
charter-document-column-disposition = Disposition
charter-document-column-recycle = Back to nurture
charter-document-column-pause = Pause
charter-document-column-code = Code
charter-document-column-class = Class
charter-document-column-exempt = Exempt from the touches
charter-document-column-wakes-after = Wakes after
charter-document-column-wakes-on = Wakes on
charter-document-column-used-by = Given by
charter-document-column-pool = Pool
charter-document-column-rep = Rep
charter-document-column-weight = Weight
charter-document-column-cap-day = At most a day
charter-document-column-cap-week = At most a week
charter-document-column-cap-open = At most open
charter-document-column-metric = Figure
charter-document-column-good = Good from
charter-document-column-bad = Bad beyond
charter-document-column-higher = Higher is better
charter-document-column-currency = Currency
charter-document-column-from = From
charter-document-column-rate = Rate
charter-document-column-model = Model
charter-document-column-sort = Sort
charter-document-column-weights = Weights
charter-document-column-rules = Rules
