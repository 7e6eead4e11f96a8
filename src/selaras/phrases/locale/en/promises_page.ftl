promises-page-title = Promises
promises-page-lede = What each side owes the other, week by week. A week is judged once; what is due decides it, not what was started.
promises-page-kept = { $met } of { $decided } kept last week
promises-page-before = the week before
promises-page-promise = Promise
promises-page-newest = Last judged
promises-page-weeks = { $n } weeks and this one
promises-page-why = Why broken, last weeks
promises-page-step = Step
promises-page-rung = Step { $n }
promises-page-of = of
promises-page-strip = { $clause } by week
promises-page-mark = { $day }: { $judged }, { $reached } (n { $n })
promises-page-delay = Where the time goes
promises-page-delay-note = Working time of whoever owns the link; n counts passes that came to it, + those that have not. Nearest-rank percentiles.
promises-page-delay-none = Nobody qualified in these weeks.
promises-page-until = Until
promises-page-whose = Whose time
promises-page-median = Median
promises-page-p90 = P90
promises-page-teams = By team
promises-page-team = Team
promises-page-week = Last week
promises-page-four = Four weeks
promises-page-reps = By rep ({ $n })
promises-page-coaching = For coaching; other roles do not see this list.
promises-breaches-title = Broken promises
promises-breaches-lede = { $n ->
    [one] One promise that was due in this week was broken:
   *[other] { $n } promises that were due in this week were broken:
}
promises-breaches-held = Held by
promises-breaches-late = Late by
promises-breaches-open = still open
promises-breaches-hidden = a lead you may not open
promises-breaches-more = The first { $shown } of { $total }.
promises-breaches-none = No such promise was broken in this week.
