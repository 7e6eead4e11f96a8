refusal-merged-away = This lead is part of another one now; decide there.
refusal-no-open-pass = { $status ->
    [new] This lead has not qualified yet, so there is nothing to decide.
    [recycled] This lead rests in nurture; wake it first.
   *[other] This lead has no pass under way, so there is nothing to decide.
}
refusal-before-the-pass = That was before the lead qualified ({ $started }); a decision cannot be dated before it.
refusal-already-qualified = This lead is an MQL already, since { $at }.
refusal-below-threshold = The score is { $score }, and the charter asks for { $threshold }.
refusal-fit-too-low = The fit is { $fit }, and the charter asks for { $minimum } whatever the lead does.
refusal-criteria-unmet = The charter's definition is not met, or not known to be: { $criteria }.
refusal-fields-missing = A hand-off needs these fields: { $fields }.
refusal-already-accepted = Sales took this lead already, on { $at }.
refusal-nobody-to-bind = Nobody is named to work on this lead; route it or choose a rep first.
refusal-not-accepted = Sales has not taken this lead yet; accept it first.
refusal-already-sales-qualified = This lead is an SQL already, since { $at }.
refusal-checklist-incomplete = The { $framework } checklist still lacks: { $missing }.
refusal-not-sales-qualified = This lead is no SQL yet; fill in the checklist first.
refusal-already-converted = This lead is tied to that opportunity already.
refusal-too-few-touches = { $made } of { $needed } touches were made since { $since }; until then only an exempt reason may end it.
refusal-reason-unknown = "{ $reason }" is not a reason of the charter's list.
refusal-reason-not-yours = "{ $reason }" is not a reason this role may give.
refusal-no-wake-up = Say when or on what the lead wakes; nothing is ever forgotten.
refusal-wake-up-in-the-past = The wake-up time has passed; choose a later one.
refusal-not-resting = This lead does not rest, so it cannot be woken.
refusal-clock-stopped = This promise has ended already, on { $at }.
refusal-already-breached = This promise was due on { $due }; a pause cannot undo a breach.
refusal-already-paused = This clock stands still already, since { $since }.
refusal-not-paused = This clock is running.
refusal-pause-not-listed = The clause "{ $clause }" does not stand still for "{ $reason }".
