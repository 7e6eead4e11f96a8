charter-state-proposed = Proposed
charter-state-signed-by-one = Signed by one side
charter-state-agreed = Agreed, not yet in force
charter-state-in-force = In force
charter-state-superseded = Superseded
charter-state-withdrawn = Withdrawn
charter-side-marketing = marketing
charter-side-sales = sales
charter-side-operations = operations
charter-refusal-wrong-role = { $act ->
    [propose] Your role may not propose a charter; a marketing leader, a sales leader or revenue operations may.
    [withdraw] Your role may not withdraw a charter; a marketing leader, a sales leader or revenue operations may.
    [sign_marketing] Only a marketing leader signs for marketing.
   *[sign_sales] Only a sales leader signs for sales.
  }
charter-refusal-unchanged = These terms are those of version { $version }, word for word; there is nothing new to sign.
charter-refusal-unknown-version = There is no version { $version } of the charter.
charter-refusal-withdrawn = Version { $version } has been withdrawn.
charter-refusal-hash-mismatch = What you read is not version { $version } as it was proposed; read it again before you sign.
charter-refusal-not-newest = Version { $version } is not the newest: version { $newest } has been proposed since. Sign that one, or have it withdrawn first.
charter-refusal-already-signed = { $side ->
    [marketing] Marketing has signed version { $version } already.
   *[sales] Sales has signed version { $version } already.
  }
charter-refusal-same-person = You have signed version { $version } for the other side; two different people must sign.
charter-refusal-in-force = Version { $version } is in force and can only be replaced by a newer one.
charter-check-problem = { $place }: { $what }. { $fix }.
charter-check-wrong = { $n ->
    [one] { $file } has one mistake and cannot be used.
   *[other] { $file } has { $n } mistakes and cannot be used.
  }
charter-check-warning = Warning, { $place }: { $what }
charter-check-fine = { $n ->
    [0] { $file } is in order.
    [one] { $file } can be used; there is one warning.
   *[other] { $file } can be used; there are { $n } warnings.
  }
