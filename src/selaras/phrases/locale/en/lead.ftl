lead-list-title = Leads
lead-list-lede = Everybody who may buy, newest first. Open a lead to read its whole story.
lead-search = Name, company or e-mail
lead-search-go = Search
lead-stage = Stage
lead-status = Status
lead-channel = Channel
lead-campaign = Campaign
lead-owner = Owner
lead-any = Any
lead-nobody = Nobody yet
lead-person = Lead
lead-score = Score
lead-captured = Captured
lead-due = Next due
lead-high-intent = High intent
lead-none-found = No lead meets all of these filters.
lead-clear = Clear the filters
lead-none-title = No leads yet
lead-none-text = Leads appear here as soon as an import or a connected system brings them. If your role shows only your own leads, none are yours yet.
lead-status-new = New
lead-status-open = Open
lead-status-rejected = Rejected
lead-status-disqualified = Disqualified
lead-status-recycled = In nurture
lead-status-woken = Awake again
lead-status-won = Won
lead-status-lost = Lost
lead-status-merged = Merged
lead-erased = Person erased on request
lead-unnamed = Lead without a name
lead-passes = { $n ->
    [one] { $n } pass
   *[other] { $n } passes
  }
lead-set-back = { $n ->
    [one] Set back once
   *[other] Set back { $n } times
  }
lead-merged-away = This lead turned out to be the same person as another one. Its own facts are kept here.
lead-merged-open = Open the surviving lead
lead-sleeps-until = Asleep until { $day }: { $reason }
lead-sleeps = Asleep: { $reason }
lead-story = The story
lead-story-show = Show
lead-show-all = All
lead-show-marketing = Marketing
lead-show-sales = Sales
lead-show-decisions = Decisions
lead-show-promises = Promises
lead-story-empty = Nothing of this kind has happened.
lead-touches = { $n ->
    [one] { $n } touch
   *[other] { $n } touches
  }
lead-automatic = automatic
lead-told-late = we heard of it only on
lead-fact-captured = Became known
lead-fact-updated = Profile changed
lead-fact-matched = Matched to an account
lead-fact-merged = Merged with a duplicate
lead-fact-unmerged = Merge taken back
lead-fact-erased = Personal details erased on request
lead-fact-touched = { $signal }
lead-fact-woken = Woke up
lead-fact-qualified = Qualified: MQL
lead-fact-routed = Routed
lead-fact-notified = Rep told
lead-fact-accepted = Accepted by sales: SAL
lead-fact-contacted = { $way ->
    [automatic] { $medium ->
        [email] Automatic e-mail went out
       *[other] Automatic message went out
      }
    [in] { $medium ->
        [call] The lead called
        [email] The lead wrote an e-mail
        [linkedin] The lead wrote on LinkedIn
        [meeting] The lead came to a meeting
       *[other] The lead got in touch
      }
   *[out] { $medium ->
        [call] Sales called
        [email] Sales wrote an e-mail
        [linkedin] Sales wrote on LinkedIn
        [meeting] Sales met the lead
       *[other] Sales reached out
      }
  }{ $answered ->
    [yes] , answered
   *[no] {""}
  }
lead-fact-regressed = Set back to an earlier stage
lead-fact-sales-qualified = Checklist complete: SQL
lead-fact-converted = Became an opportunity
lead-fact-rejected = Rejected by the reviewer
lead-fact-disqualified = Disqualified
lead-fact-recycled = Back to nurture
lead-fact-opportunity-created = Opportunity opened
lead-fact-opportunity-changed = Opportunity changed
lead-fact-opportunity-moved = Opportunity moved
lead-fact-opportunity-reopened = Opportunity opened again
lead-fact-opportunity-won = Won
lead-fact-opportunity-lost = Lost
lead-fact-clock-started = Promise began to run: { $clause }
lead-fact-clock-paused = Promise paused: { $clause }
lead-fact-clock-resumed = Promise runs again: { $clause }
lead-fact-clock-stopped = Promise ended: { $clause }
lead-fact-clock-breached = Promise broken: { $clause }
lead-label-title = Title
lead-label-company = Company
lead-label-industry = Industry
lead-label-employees = Employees
lead-label-country = Country
lead-label-region = Region
lead-label-city = City
lead-label-segment = Segment
lead-label-seniority = Seniority
lead-label-domain = Domain
lead-label-time-zone = Time zone
lead-label-email = E-mail
lead-label-phone = Phone
lead-label-channel = Channel
lead-label-campaign = Campaign
lead-label-content = Content
lead-label-account-id = Account
lead-label-rule = Rule
lead-label-score = Score
lead-label-high-intent = High intent
lead-label-queue = Queue
lead-label-outcome = Outcome
lead-label-reason = Reason
lead-label-because = Because
lead-label-comment = Comment
lead-label-framework = Checklist
lead-label-clause = Clause
lead-label-due-at = Due
lead-label-wake-at = Wakes
lead-label-wake-on = Wakes on
lead-label-stage = Stage
lead-label-from-stage = From
lead-label-to-stage = To
lead-label-base-minor = Amount
lead-label-close-date = Close date
lead-label-product = Product
lead-label-forecast-category = Forecast
lead-label-competitor = Competitor
lead-label-cause = Cause
lead-label-rep-id = Rep
lead-label-owner-id = Owner
lead-label-charter-version = Charter version
lead-passes-title = Passes
lead-pass = Pass { $n }
lead-under-charter = Charter v{ $version }
lead-skipped = skipped
lead-not-reached = not reached
lead-ended-because = Ended because:
lead-early = Sales spoke to this lead before it qualified, which counts as no wait.
lead-regressed = A system set it back to { $stage }; what it had reached stays reached.
lead-regressed-because = A system set it back to { $stage } ({ $reason }); what it had reached stays reached.
lead-no-pass = Not an MQL yet, so no pass has begun.
lead-speed = Where the time went
lead-speed-until = Until
lead-speed-owner = In the hands of
lead-speed-took = Time
lead-link-captured = Captured
lead-link-ingested = Known to Selaras
lead-link-qualified = Qualified
lead-link-routed = Routed
lead-link-notified = Rep told
lead-link-accepted = Accepted
lead-link-first-attempt = First attempt
lead-link-first-connect = First answer
lead-link-first-meeting = First meeting
lead-link-owner-system = System
lead-link-owner-marketing = Marketing
lead-link-owner-operations = Operations
lead-link-owner-rep = Rep
lead-promises = Promises
lead-no-promises = No promise runs for this lead.
lead-clock-pending = Running
lead-clock-paused = Paused
lead-clock-met = Kept
lead-clock-breached = Broken
lead-clock-cancelled = Cancelled
lead-clock-left = left
lead-clock-over = over by
lead-clock-took = took
lead-clock-business = of working time
lead-score-title = Score
lead-score-at = as of
lead-score-parts = { NUMBER($fit, maximumFractionDigits: 1) } for who it is, { NUMBER($behaviour, maximumFractionDigits: 1) } for what it did; an MQL needs { NUMBER($threshold, maximumFractionDigits: 1) }
lead-score-none = No rule of the charter gives this lead points.
lead-score-silent = { $n ->
    [one] { $n } rule that gave nothing
   *[other] { $n } rules that gave nothing
  }
lead-profile = Profile
lead-account = Account
lead-account-why = Matched by { $rule }, { $share } sure
lead-id = Id
lead-merged = Merged with
lead-signal = { $name ->
    [demo_requested] demo requested
    [contact_requested] contact requested
    [trial_started] trial started
    [pricing_viewed] pricing viewed
    [webinar_attended] webinar attended
    [webinar_registered] webinar registered
    [event_attended] event attended
    [content_downloaded] content downloaded
    [form_submitted] form submitted
    [case_study_viewed] case study viewed
    [email_opened] e-mail opened
    [email_clicked] link in an e-mail clicked
    [page_viewed] page viewed
    [unsubscribed] asked to hear nothing more
    [ad_clicked] ad clicked
    [size_we_serve] size we serve
    [country_we_serve] country we serve
    [decides] decides
    [prepares_decisions] prepares decisions
    [core_industry] core industry
    [company_address] company address
    [student] student
   *[other] { $words }
  }
lead-fact-escalated = Nobody answered: told further up
lead-fact-snoozed = Put aside for a while
lead-fact-undone = An act was taken back
lead-taken-back = Taken back by { $by }
lead-label-by = By
lead-fact-identified = Known by a tracker
lead-fact-match-asked = Several accounts fit: somebody must choose
lead-fact-clock-reopened = { $clause } runs again: its end was taken back
lead-fact-clock-amended = { $clause } got another due time
lead-fact-clock-reminded = Reminded: { $clause } is due soon
lead-label-was-due-at = Was due
lead-label-until = Until
lead-label-level = Step
lead-label-to = To
