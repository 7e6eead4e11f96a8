score-fit-holds = Gives its points because { $condition }
score-fit-fails = Gives nothing, because it does not hold that { $condition }
score-fit-unknown = Gives nothing, because the profile does not say whether { $condition }
score-signal = { $count ->
    [one] Seen once: { NUMBER($new, maximumFractionDigits: 1) } points when new, { NUMBER($left, maximumFractionDigits: 1) } after fading
   *[other] Seen { $count } times: { NUMBER($new, maximumFractionDigits: 1) } points when new, { NUMBER($left, maximumFractionDigits: 1) } after fading
  }
score-signal-capped = { $count ->
    [one] Seen once: { NUMBER($new, maximumFractionDigits: 1) } points when new, { NUMBER($left, maximumFractionDigits: 1) } after fading, capped at { NUMBER($points, maximumFractionDigits: 1) }
   *[other] Seen { $count } times: { NUMBER($new, maximumFractionDigits: 1) } points when new, { NUMBER($left, maximumFractionDigits: 1) } after fading, capped at { NUMBER($points, maximumFractionDigits: 1) }
  }
score-signal-too-old = Seen, but too long ago to count
score-signal-never = Never seen
