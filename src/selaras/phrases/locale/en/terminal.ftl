terminal-lead-stands = { $lead } stands at { $stage } now: { $status }
terminal-opportunity-stands = { $opportunity } now: { $status }, stage { $stage }
terminal-clock-paused = { $clock } stands still
terminal-clock-resumed = { $clock } runs again and is due on { $due }
terminal-clocks-amend = { $n ->
    [one] Give { $n } clock this due time?
   *[other] Give { $n } clocks this due time?
}
terminal-clocks-amended = { $n ->
    [one] { $n } clock has another due time
   *[other] { $n } clocks have another due time
}
terminal-dispute-noted = noted in { $dispute }
terminal-dispute-ruled = { $dispute } is ruled on: { $ruling }
