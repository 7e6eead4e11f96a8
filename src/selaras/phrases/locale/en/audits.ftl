web-place-audits = Audits
audits-lede = A random sample of hand-offs, rated by both sides against the agreed criteria. Nobody sees the other side’s word, what became of the lead, or who decided, until the audit is closed.
audits-how-many = Hand-offs
audits-open = Draw a sample of the last 90 days
audits-none = No sample was drawn yet.
audits-one = Audit of { $size } hand-offs
audits-drawn = Drawn at random from { $population } hand-offs, every channel in proportion; seed { NUMBER($seed, useGrouping: 0) }.
audits-opened = Audit { $audit } is open.
audits-rated = Hand-off { $place } is rated.
audits-place = Hand-off { $place } of { $size }
audits-rate = Rating
audits-criteria = Which criteria does it not meet?
audits-comment = Why? (may stay empty)
audits-meets = Meets the criteria
audits-fails = Does not meet them
audits-blind-note = You see what was known when the lead was handed over, and nothing that came after. A rating is not changed later.
audits-blind = Both sides are still rating; how far they agree is shown when all is rated or the audit is due.
audits-nothing-left = Your side has rated everything.
audits-result = How far both sides agree
audits-between = Marketing and sales
audits-charter-marketing = Marketing and the agreement itself
audits-charter-sales = Sales and the agreement itself
audits-measure = Measure
audits-value = Value
audits-measure-raw = Agree
audits-measure-kappa = Cohen’s kappa
audits-measure-ac1 = Gwet’s AC1
audits-counts = Of { $n } hand-offs the first calls { $first } fit, the second { $second }.
audits-lopsided = One answer is so frequent that kappa misleads: read AC1.
audits-too-few = Fewer than ten can be compared.
audits-apart = Where they differ
audits-progress-title = Progress
audits-progress = Of { $size } hand-offs marketing has rated { $marketing }, sales { $sales }.
audits-column-opened = Opened
audits-column-by = By
audits-column-size = Hand-offs
audits-column-due = Due
audits-column-state = State
audits-side = { $side ->
    [marketing] Marketing
   *[sales] Sales
}
audits-state = { $because ->
    [all_rated] all rated
    [due] closed when due
   *[other] open
}
audits-verdict = { $verdict ->
    [meets] meets
    [fails] does not meet
   *[other] cannot be judged
}
refusal-audit-unknown = There is no such audit.
refusal-audit-closed = The audit is closed and takes no more ratings.
refusal-audit-no-side = Your role stands on neither side; only marketing and sales rate.
refusal-audit-not-in-sample = The sample has no such hand-off.
refusal-audit-rated-already = Your side has rated this hand-off already; a rating is not changed.
refusal-audit-rates-for-one-side = You have rated for the other side in this audit; nobody rates for both.
refusal-audit-verdict = Say that it meets the criteria, or that it fails and which.
refusal-audit-due-in-the-past = The due time has passed already.
refusal-audit-size = A sample has { $least } to { $most } hand-offs; this one would have { $n }.
