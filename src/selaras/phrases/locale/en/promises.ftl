promises-side = { $side ->
    [marketing] Marketing
    [sales] Sales
   *[other] Operations
  }
promises-judgement = { $judgement ->
    [met] kept
    [missed] missed
    [running] running
   *[other] nothing due
  }
promises-cause = { $cause ->
    [late] late
    [untouched] untouched
    [wrong_owner] wrong owner
    [absent] owner absent
    [over_capacity] over capacity
    [system] system delay
   *[other] not told yet
  }
promises-owner = { $owner ->
    [system] System
    [marketing] Marketing
    [operations] Operations
   *[other] Rep
  }
promises-link = { $link ->
    [ingested] taken in
    [qualified] qualified
    [routed] routed
    [notified] rep told
    [accepted] accepted
    [first_attempt] first attempt
    [first_connect] first answer
   *[other] first meeting
  }
promises-would-be-now = Judged as { $was-met } of { $was-decided }. By what has come since it would be { $met } of { $decided }; what was judged stays.
promises-none = No charter is in force, so nothing was promised and nothing is judged.
promises-none-judged = No week has been judged yet. The first one is, as soon as a whole week under the charter is over.
promises-table-title = Promises, week by week, until { $until }
promises-column-clause = promise
promises-column-rung = step
promises-column-causes = why broken
promises-column-lead = lead
promises-column-owner = held by
promises-column-due = due
promises-column-late = late by
promises-open-since = open, late by { $late }
promises-on-no-rung = none
promises-together = all promises about leads together
promises-beside = { $pending } pending, { $cancelled } called off
promises-worst = Furthest from its floor on the { $side ->
    [marketing] marketing
    [sales] sales
   *[other] operations
  } side: { $clause }, { $value } of { $floor }.
promises-delay-title = Where the time goes, passes begun { $first } to { $last }
promises-delay-link = until
promises-delay-owner = whose time
promises-delay-n = n
promises-delay-median = median
promises-delay-p90 = p90
promises-delay-business = median, working time
promises-delay-censored = not there
promises-delay-share = share of all time
promises-evaluated = Weeks judged: { $weeks }. Records opened: { $records }. Findings made: { $findings }.
