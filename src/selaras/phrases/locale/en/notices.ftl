notice-some-lead = a lead
notice-some-rep = nobody
notice-some-promise = a promise
notice-due = Due { DATETIME($due, dateStyle: "medium", timeStyle: "short") }.
notice-cause = Cause: { $cause ->
    [late] done, but late
    [untouched] nobody touched it
    [wrong_owner] it was with the wrong person
    [absent] whoever had it was away
    [over_capacity] whoever had it had more than they can take
    [system] the system was late
   *[other] unknown
  }.
notice-announced-title = Now: { $lead } asks for you
notice-announced-text = High intent. The sooner somebody answers, the better; unanswered, it goes to somebody else.
notice-assigned-title = New for you: { $lead }
notice-assigned-text = The lead was put into your queue.
notice-climbed-title = Still unanswered: { $lead }
notice-climbed-text = The lead was announced to { $rep }, and nobody has answered it. It is with you now (step { $level }).
notice-waiting-title = No rule took { $lead }
notice-waiting-text = The lead waits in the fallback queue until you give it to somebody.
notice-reminder-title = Due soon: { $clause }, { $lead }
notice-reminder-text = Most of the time for this promise is over.
notice-breach-title = Missed: { $clause }, { $lead }
notice-breach-text = The promise was not kept in time. It was with { $rep }.
notice-match-title = Which account is { $lead }?
notice-match-text = More than one account may be the right one. Please say which.
notice-pair-title = Is { $lead } here twice?
notice-pair-text = Two leads look like one person, not surely enough to merge them without asking.
notice-dispute-title = Disputed: { $lead }
notice-dispute-text = A decision about the lead contradicts the agreed criteria. Somebody neutral should rule.
notice-ruling-title = A dispute was ruled on
notice-ruling-text = { $ruling ->
    [upheld] The decision stands.
    [overturned] The decision does not stand.
   *[other] The ruling: { $ruling }.
  }
notice-escalation-title = Escalated: { $clause }
notice-escalation-text = { $missed ->
    [one] Missed one week. The step “{ $rung }” asks for a conversation.
   *[other] Missed { $missed } weeks. The step “{ $rung }” asks for a conversation.
  }
notice-finding-title = A pattern worth a look
notice-finding-text = { $detector ->
    [mass_dispositions] Many leads were ended shortly before they fell due: { $count }. About: { $rep }.
    [back_dated] Many activities were noted long after they happened: { $count }. About: { $rep }.
    [automatic_mail] Many touches look like automatic mail: { $count }. About: { $rep }.
    [score_edits] Profiles were changed so that leads came just over the threshold: { $count }. About: { $rep }.
    [crammed_touches] Leads were ended after all their touches had been made within an hour: { $count }. About: { $rep }.
    [snoozed_past] Leads were put aside until their promise broke: { $count }. About: { $rep }.
   *[other] { $count } cases of { $detector }. About: { $rep }.
  } It is a question, not a verdict.
notice-capacity-title = Sales announced its capacity
notice-capacity-text = { $count ->
    [one] { $rep } can take one lead a week.
   *[other] { $rep } can take { $count } leads a week.
  }
notice-endpoint-title = A webhook endpoint was shut
notice-endpoint-text = The endpoint “{ $endpoint }” failed for days without a single success, so nothing is sent to it any more. Mend it, then switch it on again.
notice-trial-title = A trial from Selaras
notice-trial-text = If you can read this, messages arrive.
notice-open = Open in Selaras
notice-footer = You get this because of your part in the hand-off.
notice-unsubscribe = Stop mails of this kind
notice-sort-announced = The fast lane
notice-sort-assigned = A new lead for me
notice-sort-climbed = A lead nobody answered
notice-sort-waiting = A lead no rule took
notice-sort-reminder = A promise due soon
notice-sort-breach = A missed promise
notice-sort-match = A lead whose account is unsure
notice-sort-pair = A lead that may be here twice
notice-sort-dispute = A disputed decision
notice-sort-ruling = A ruling
notice-sort-escalation = An escalation
notice-sort-finding = A pattern worth a look
notice-sort-capacity = Announced capacity
notice-sort-endpoint = A webhook endpoint that was shut
notice-sort-trial = A trial
notice-medium-page = On the page
notice-medium-mail = By e-mail
notice-list-title = Notices
notice-list-lede = What you were told, the newest first.
notice-list-empty = Nothing yet. Whatever concerns you appears here, and at once on any open page.
notice-new = new
notice-read-all = Mark all as read
notice-allow = Show them outside the page too
notice-stop-title = Stop mails
notice-stop-ask = No more mails of this kind: “{ $sort }”. On the page you will still see them.
notice-stopped = No more mails of this kind: “{ $sort }”. On the page you will still see them.
notice-stop-unknown = This address is not complete. Use the one from the mail as it is.
feed-name = Selaras: promises, wake-ups, absences
feed-promise = Due: { $clause }, { $company }
feed-wake = Wakes: { $company }
feed-absence = Away
