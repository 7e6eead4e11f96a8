# A share week by week, and its alarm.
trends-title = Trend by week
trends-steady = No change: the weeks that are final agree with those they are compared with.
trends-alarm = { $way ->
    [down] The share has fallen
   *[up] The share has risen
}: clear in the week of { $raised }, building up since the week of { $since }.
trends-too-little = Too little to watch: an alarm needs { $weeks } final weeks with { $n } cases to compare with, and weeks after them.
trends-false-alarms = If nothing changes, a false alarm comes in about { $percent } % of years, that is once in about { $years } years.
trends-compared = Compared with { $share } of { $n } cases in the weeks marked as reference.
trends-within = Each week counts what was reached within { $days } days; weeks younger than that are shown and never alarm.
trends-shown = The share of each week with its 95 % interval, the reference it is compared with, and weeks that are not final yet.
trends-share = share
trends-final = final
trends-young = not final yet
trends-reference = reference
trends-week = week
trends-n = n
trends-sums = down / up
