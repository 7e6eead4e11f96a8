duplicates-comparison = { $name ->
    [name] Name
    [email] E-mail
    [phone] Telephone
    [employer] Employer
    [country] Country
   *[other] { $words }
}
duplicates-level = { $level ->
    [same] the same
    [turned] the same words in another order
    [nearly] the same but for a typing error
    [initial] the same last name, with one initial
    [part] one is a part of the other
    [alike] alike
    [mailbox] the same name before the @
    [domain] the same web domain
    [different] different
   *[other] { $words }
}
duplicates-line = { $comparison }: { $level }
duplicates-start = Any two leads, before anything is compared
duplicates-sum = Together
duplicates-weight = { NUMBER($bits, minimumFractionDigits: 1, maximumFractionDigits: 1) } bits
duplicates-confidence = { NUMBER($share, style: "percent", maximumFractionDigits: 1) } sure
duplicates-would-stay = { $lead } stays and takes the whole history of { $goes } in; that can be taken back.
duplicates-would-step-back = { $rep } has the lead afterwards; the work of { $other } on it ends.
duplicates-none = No two leads wait to be told apart.
duplicates-more = There are more: ask again with --after { $cursor }
duplicates-merged = { $goes } is part of { $stays } now
duplicates-unmerged = { $lead } stands on its own again
duplicates-parted = { $first } and { $second } are two people
duplicates-nothing-merged = Nothing is part of { $lead }.
duplicates-merged-since = { $lead }, part of it since { $at }, by { $by }
accounts-none = Every lead has its account, or belongs to none.
accounts-matched = { $lead } belongs to { $account } now
accounts-none-of-them = { $lead } belongs to no account that is known
duplicates-evidence = What speaks for it
duplicates-pair = Pair
duplicates-first = One lead
duplicates-second = The other lead
duplicates-field = Field
duplicates-sure = Sure
duplicates-since = Since

refusal-same-lead = That is one and the same lead.
refusal-already-merged = These two are one lead already; take the merge back first.
refusal-already-parted = Somebody said already that these are two people.
refusal-not-merged = This lead is not part of another one.
refusal-person-forgotten = One of them asked to be forgotten; nobody knows any more who it was.
refusal-merge-ends-pass = One of the two ended while { $lead } was under way, and in one history that would be its end too. Finish { $lead } first, or say that they are two people.
refusal-account-unknown = There is no such account.
refusal-already-matched = This lead belongs to that account already.
