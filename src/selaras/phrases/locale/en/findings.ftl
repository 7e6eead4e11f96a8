findings-detector = { $detector ->
    [automatic_mail] automatic mail counted as touches
    [mass_dispositions] many leads ended just before they were due
    [back_dated] contacts written down long afterwards
    [score_edits] profiles changed so that leads qualify
    [crammed_touches] all touches within an hour
   *[other] leads put aside until their promise broke
  }
findings-says = { $detector ->
    [automatic_mail] { $count } touches marked as personal look like automatic mail: { NUMBER($measure, style: "percent", maximumFractionDigits: 0) } of this rep’s touches in the week. From { NUMBER($limit, style: "percent", maximumFractionDigits: 0) } on it is worth a look.
    [mass_dispositions] { $count } leads were ended within minutes of each other, each shortly before it was due. From { NUMBER($limit, maximumFractionDigits: 0) } on it is worth a look.
    [back_dated] { $count } contacts were written down long after they are said to have happened: { NUMBER($measure, style: "percent", maximumFractionDigits: 0) } of this rep’s in the week, some of them just inside a promise’s time. From { NUMBER($limit, style: "percent", maximumFractionDigits: 0) } on it is worth a look.
    [score_edits] { $count } leads qualified because one person changed what is known of them. From { NUMBER($limit, maximumFractionDigits: 0) } in a week on it is worth a look.
    [crammed_touches] { $count } leads were ended after all their promised touches had been made within an hour. From { NUMBER($limit, maximumFractionDigits: 0) } in a week on it is worth a look.
   *[other] Of { $count } leads that were put aside a promise broke before anybody tried again: { NUMBER($measure, style: "percent", maximumFractionDigits: 0) } of those this rep put aside. From { NUMBER($limit, style: "percent", maximumFractionDigits: 0) } on it is worth a look.
  }
findings-question = A finding is a question. There may be a good reason, and nothing follows by itself.
findings-verdict = { $verdict ->
    [explained] explained
    [confirmed] confirmed
   *[other] nobody answered yet
  }
findings-none = No pattern was found that somebody should look at.
findings-title = Patterns worth a look
findings-column-finding = finding
findings-column-detector = pattern
findings-column-about = about
findings-column-week = from
findings-column-count = cases
findings-column-measure = measure
findings-column-limit = limit
findings-column-verdict = answer
findings-answered = { $finding } is answered
refusal-finding-unknown = There is no such finding.
refusal-finding-about-you = This finding is about you; somebody else answers it.
refusal-finding-of-the-other-side = This finding is about the { $side ->
    [marketing] marketing
    [sales] sales
   *[other] operations
  } side, which answers it itself.
refusal-verdict-unknown = "{ $verdict }" is not an answer; say explained or confirmed.
refusal-verdict-unexplained = Say why.
