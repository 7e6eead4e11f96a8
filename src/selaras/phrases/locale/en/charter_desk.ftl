charter-document-desk = The hand-over from day to day
charter-document-desk-reviewers = Who accepts or rejects an MQL: { $roles }.
charter-document-desk-rulers = Who rules over a disputed decision: { $roles }.
charter-document-desk-sees-team = A rep sees the leads of the whole team.
charter-document-desk-sees-own = A rep sees their own leads.
charter-document-desk-remind = Whoever owes a promise is reminded after { NUMBER($share, style: "percent", maximumFractionDigits: 2) } of its time.
charter-document-desk-climb = Step { $place } for a lead of high intent that nobody answers: after another { $allowance }, it goes to { $to }.
charter-climb-to = { $to ->
    [manager] the rep’s manager
    [another_rep] another rep
   *[leader] the sales leader
  }
charter-document-desk-announce = News older than { $length } when it arrives is put into the queue and announced to nobody.
charter-document-desk-quiet-hours = Nobody is disturbed from { $start } to { $end } in their own time zone; what came meanwhile waits.
charter-document-desk-no-quiet-hours = There are no quiet hours.
charter-document-desk-fast-lane-passes = Leads of high intent are announced at any hour.
charter-document-desk-fast-lane-waits = Leads of high intent wait for the end of the quiet hours too.
charter-document-desk-snooze = A rep may put a lead aside for { $length } at most, and never past a due time.
charter-document-desk-undo = Whoever did something can take it back within { $length }.
charter-document-desk-counts-anew = After a pass has ended, only what the lead does from then on counts towards the next.
charter-document-desk-counts-on = After a pass has ended, what the lead did before counts on.
charter-document-desk-waking-qualifies = A lead that wakes when it should goes to review at once, if it still meets the criteria.
charter-document-desk-waking-waits = A lead that wakes goes to review when it qualifies anew.
charter-document-desk-gives-back = Routing owes the rep another lead after a rejection of these classes: { $classes }.
charter-document-desk-merge = Leads that are one person with a certainty of { NUMBER($share, style: "percent", maximumFractionDigits: 2) } or more, and share an e-mail address or a telephone number, are merged by themselves; the merge can be undone.
charter-document-desk-ask = From a certainty of { NUMBER($share, style: "percent", maximumFractionDigits: 2) } on, somebody is asked.
charter-document-desk-watch = These patterns are looked at. A finding is a question, never a punishment.
charter-document-desk-watch-mass = { $n } leads ended by one rep within { $length }, shortly before their promises fell due.
charter-document-desk-watch-back-dated = Activities noted more than { $length } after they are said to have happened, when they are { NUMBER($share, style: "percent", maximumFractionDigits: 2) } of a rep’s or more.
charter-document-desk-watch-automatic = Touches that look like automatic mail though marked as personal, when they are { NUMBER($share, style: "percent", maximumFractionDigits: 2) } of a rep’s or more.
charter-document-desk-watch-score-edits = { $n } changes of profiles by one person within a week that lift leads just over the threshold.
charter-document-desk-watch-crammed = { $n } leads ended by one rep within a week whose promised touches were all made within one hour.
charter-document-desk-watch-snoozed = Leads put aside until their promise broke, when they are { NUMBER($share, style: "percent", maximumFractionDigits: 2) } of those a rep put aside or more.
charter-problem-no-role = There is no role “{ $name }”
charter-problem-no-class = There is no class of reasons for rejection “{ $name }”
charter-problem-time-of-day = “{ $given }” is not a time of day
charter-fix-time-of-day = Write it as 20:00
charter-warning-nobody-reviews = No role may accept or reject an MQL, so every lead waits for ever.
charter-warning-nobody-rules = No role may rule over a disputed decision.
charter-warning-ruler-takes-side = { $role } would rule over disputes and stands on one of the two sides.
charter-warning-climb-at-once = Step { $place } for a lead of high intent that nobody answers gives no time at all.
charter-warning-climb-calendar-missing = Step { $place } for a lead of high intent that nobody answers counts in the calendar “{ $calendar }”, which does not exist.
charter-warning-reminder-at-due = A reminder after the whole time of a promise comes when it is broken already.
charter-warning-asks-after-merging = Somebody is asked only from { NUMBER($ask, style: "percent", maximumFractionDigits: 2) } certainty on, but from { NUMBER($merge, style: "percent", maximumFractionDigits: 2) } on leads are merged without asking, so nobody is ever asked.
charter-warning-quiet-all-day = The quiet hours from { $start } to { $end } have no length.
