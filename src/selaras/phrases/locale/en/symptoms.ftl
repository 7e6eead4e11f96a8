symptoms-title = What stands out
symptoms-lede = Every lead is in the count, and every line opens to its rows. What is not here does not stand out, or the data cannot tell. The sums overlap and are never to be added up.
symptoms-period = From { $from } to { $to }; only leads watched long enough are judged.
symptoms-none = Nothing stands out.
symptoms-empty = There is nothing to look at yet.
symptoms-unanswered = What the data cannot tell
symptoms-all = Everything that was measured
symptoms-owner = { $owner ->
    [marketing] marketing
    [sales] sales
   *[both] both sides
}
symptoms-clause = Promise: { $clause }
symptoms-money = Thought to cost { $money } ({ $low } to { $high })
symptoms-brought = Brought { $money } ({ $low } to { $high }, had chance fallen otherwise)
symptoms-interval = 95 %: { $low } to { $high }
symptoms-rows = Rows
symptoms-more = and { $count ->
    [one] one more like it
   *[other] { $count } more like it
}
symptoms-how = How sure is that?
symptoms-worth = An SQL has come to { $money } on average.
symptoms-column-symptom = Symptom
symptoms-column-about = About
symptoms-column-measured = Measured
symptoms-column-interval = 95 % interval
symptoms-column-usual = Others
symptoms-column-n = n
symptoms-column-money = Thought to cost
symptoms-column-rate = False alarms
symptoms-stands-out = stands out
symptoms-row = { $row ->
    [S1] Quality of leads
    [S3] Metrics in conflict
    [S4] Follow-up
   *[other] Budget
}

symptoms-name-criteria-unmet = Leads outside the agreed definition
symptoms-name-quality-low = Leads that seldom become SQLs
symptoms-name-rejected-against-criteria = Rejections that deny what was agreed
symptoms-name-reviewer-bias = Reviewers who deny what was agreed
symptoms-name-volume-over-quality = More MQLs, poorer MQLs
symptoms-name-close-rate-over-care = Better closing, less care
symptoms-name-cherry-picking = Cherry-picking
symptoms-name-rep-picks = Reps who pick
symptoms-name-never-reviewed = Never reviewed
symptoms-name-never-touched = Never touched by a person
symptoms-name-automatic-only = Touched only by a template
symptoms-name-touched-late = Touched late
symptoms-name-touched-slowly = Not touched within the hour
symptoms-name-channel-wasted = Budget without revenue
symptoms-name-channel-unfunded = Revenue without a budget
symptoms-name-channel-untracked = Revenue that nobody tracks

symptoms-criteria-unmet-part = { NUMBER($measure, style: "percent", maximumFractionDigits: 1) } of { $n } leads of { $about } meet the signed criteria, of the others { NUMBER($usual, style: "percent", maximumFractionDigits: 1) }.
symptoms-quality-low-part = { NUMBER($measure, style: "percent", maximumFractionDigits: 1) } of { $n } MQLs of { $about } became SQLs, of the others { NUMBER($usual, style: "percent", maximumFractionDigits: 1) }.
symptoms-rejected-against-criteria = { $hits } of { $n } decisions gave a lead back for a reason that the agreed criteria deny ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }).
symptoms-rejected-against-criteria-part = In { $about }, { $hits } of { $n } decisions deny the agreed criteria ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }); elsewhere { NUMBER($usual, style: "percent", maximumFractionDigits: 1) } do.
symptoms-reviewer-bias-part = { $hits } of { $n } decisions of { $about } deny the agreed criteria ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }); of the others’ { NUMBER($usual, style: "percent", maximumFractionDigits: 1) } do.
symptoms-volume-over-quality = { NUMBER($measure, maximumFractionDigits: 2) } times as many MQLs came in the later half of the period as in the earlier one.
symptoms-close-rate-over-care = The share of accepted leads that became SQLs changed by { NUMBER($measure, style: "percent", maximumFractionDigits: 1) } between the halves of the period.
symptoms-cherry-picking-part = { $about ->
    [small_companies] Small companies
    [large_companies] Large companies
    [leaders] Leaders
   *[others] People below director
} { $by ->
    [accepted] are accepted
    [in_time] are called in time
   *[attempts] are tried
} { $by ->
    [attempts] { NUMBER($measure, maximumFractionDigits: 2) } times more often
   *[other] more often by { NUMBER($measure, style: "percent", maximumFractionDigits: 1) } of the leads
} than others that score alike.
symptoms-rep-picks-part = Of the leads of { $about }, small companies are called in time more often by { NUMBER($measure, style: "percent", maximumFractionDigits: 1) } of the leads than large ones that score alike.
symptoms-never-reviewed = { $hits } of { $n } MQLs were never reviewed ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }).
symptoms-never-touched = { $hits } of { $n } accepted leads were never touched by a person ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }).
symptoms-automatic-only = { $hits } of { $n } accepted leads got an automatic mail and nothing else ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }).
symptoms-touched-late = { $hits } of { $n } accepted leads were touched later than agreed, by the clock on the wall ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }).
symptoms-touched-slowly = { $hits } of { $n } accepted leads were touched after more than an hour, the late ones among them ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }).
symptoms-channel-wasted-part = { $hits } of { $n } MQLs of { $about } were won ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }), of the others { NUMBER($usual, style: "percent", maximumFractionDigits: 1) }.
symptoms-channel-unfunded-part = { $about } brought { $hits } won deals ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) } of all) and no budget is booked for it.
symptoms-channel-untracked-part = { $hits } won deals ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) } of all) came by no channel that anybody tracks.

symptoms-method-wilson = The interval is Wilson’s, over all leads.
symptoms-method-beta-binomial = Small parts are drawn towards what is usual (empirical Bayes), so that few leads make no verdict.
symptoms-method-conditional-binomial = Two equally long halves are compared (conditional test of two counts).
symptoms-method-newcombe = Two shares are compared (Newcombe’s interval).
symptoms-method-mantel-haenszel = Leads of one score band, team, lane, time of arrival and quarter of a year are compared (weights of Mantel and Haenszel).
symptoms-rate = Among all parts that were looked at, one like this is a false alarm with a rate of { NUMBER($rate, style: "percent", maximumFractionDigits: 1) } at most (Benjamini and Hochberg).
symptoms-note-as-they-were = A decision is judged by the version of the agreement under which the lead qualified.
symptoms-note-shared-measure = The measure both sides share went from { NUMBER($before, style: "percent", maximumFractionDigits: 1) } to { NUMBER($after, style: "percent", maximumFractionDigits: 1) }.
symptoms-note-ease-is-not-all = Leads that are favoured may also be the better ones; then effort follows quality, and the score is what should say so.
symptoms-note-too-few-to-price = Only { $n } are concerned: too few to say what they cost.
symptoms-note-no-overlap = Only { NUMBER($share, style: "percent", maximumFractionDigits: 0) } of them can be compared with leads of their like that were handled well, so nothing is said of the cost.
symptoms-note-sqls = About { NUMBER($value, maximumFractionDigits: 0) } SQLs were lost ({ NUMBER($low, maximumFractionDigits: 0) } to { NUMBER($high, maximumFractionDigits: 0) }).
symptoms-note-like-with-like = { NUMBER($share, style: "percent", maximumFractionDigits: 0) } of them are compared with leads of their like that were handled well, { NUMBER($fine, style: "percent", maximumFractionDigits: 0) } of these by score band, channel and time of arrival at once, the rest more coarsely.
symptoms-note-spent = { NUMBER($spent, maximumFractionDigits: 0) } { $currency } was spent on it in the period; MQLs old enough brought { NUMBER($revenue, maximumFractionDigits: 0) } { $currency }.
symptoms-caution-quality = Sales’ speed is part of what became SQLs: a channel whose leads are answered late looks poorer than it is.
symptoms-caution-conflict = That two figures move apart does not say which of them moved the other.
symptoms-caution-following = Equal are score band, channel and time of arrival; whatever else made somebody call one lead first is not. A bootstrap over leads gives the interval.
symptoms-caution-channels = Only MQLs twice as old as the horizon of conversion are counted; a channel that brings attention and no lead is not seen.

symptoms-refused-no-hand-offs = No lead was ever handed over.
symptoms-refused-no-agreement = No agreement was signed, so there are no criteria to judge by.
symptoms-refused-too-few = { $n } are too few to judge.
symptoms-refused-too-short = The leads old enough span less than two times { $days } days.
symptoms-refused-no-wins = Of { $n } MQLs old enough none was won, or they are too few.
symptoms-refused-no-spend = No spending is booked.
symptoms-refused-young = Only { $n } of its MQLs are old enough to have been won: too young to judge.

metrics-page-column-reviewer = Reviewer
metrics-page-column-score = Score
metrics-page-column-employees = Employees
metrics-page-column-seniority = Seniority
metrics-page-column-attempts = Attempts
metrics-page-column-automatic = Automatic mails
metrics-page-column-won-minor = Won
metrics-page-column-country = Country
metrics-page-column-industry = Industry
metrics-page-column-title = Title
