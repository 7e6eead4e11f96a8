escalations-rung = { $name ->
    [talk] talk of both operations
    [vp_review] review by the leaders
    [executive] executive
   *[other] { $words }
  }
escalations-state = { $state ->
    [open] nobody has it
    [taken] taken
    [overdue] overdue
   *[other] closed
  }
escalations-cause = { $cause ->
    [capacity] too few people for the work
    [absence] people were away
    [priorities] other work came first
    [process] the hand-over itself is unclear or broken
    [system] a system failed or was slow
    [data] data was missing or wrong
    [definition] a definition or a target does not fit
    [planning] work came that nobody had announced
    [skill] somebody needs training
   *[other] another cause
  }
escalations-none = No record is open: every promise is kept, or whoever had to meet has met.
escalations-title = Records of the escalation ladder
escalations-column-record = record
escalations-column-clause = promise
escalations-column-rung = step
escalations-column-week = week
escalations-column-due = due
escalations-column-owner = owner
escalations-column-state = state
escalations-column-cause = cause
escalations-column-outcome = outcome
escalations-recovered = recovered in the week of { $week }
escalations-taken = { $record } is { $person }’s now
escalations-noted = written into { $record }
escalations-closed = { $record } is closed
refusal-record-unknown = There is no such record.
refusal-record-closed = This record was closed on { $at }.
refusal-record-not-yours = The role "{ $role }" is not among those who meet about this record.
refusal-record-yours-already = This record is yours already.
refusal-record-without-owner = Nobody has this record; take it over first.
refusal-remark-empty = Write down what was said.
refusal-cause-unknown = "{ $cause }" is not a cause of the list.
refusal-outcome-empty = Write down what was agreed; a record without an outcome cannot be closed.
