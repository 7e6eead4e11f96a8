charter-difference-none = The two say the same.
charter-difference-added = New: { $item }.
charter-difference-removed = Gone: { $item }.
charter-difference-changed = { $field }: now { $new } (was { $old }).
charter-difference-item-changed = { $item }: { $field } is now { $new } (was { $old }).
charter-difference-criterion = { $item }: a lead now meets it when { $new } (was: { $old }).
charter-difference-condition = { $item }: now applies to: { $new } (was: { $old }).
charter-difference-order = { $field }: the order is now { $names }.
charter-item-within = { $outer }, { $inner }
charter-item = { $sort ->
    [calendars] calendar “{ $name }”
    [hours] opening hours on { $name ->
        [mon] Monday
        [tue] Tuesday
        [wed] Wednesday
        [thu] Thursday
        [fri] Friday
        [sat] Saturday
       *[sun] Sunday
    }
    [holidays] public holidays of { $name }
    [stages] stage { $name ->
        [lead] Lead
        [opportunity] Opportunity
        [won] Won
        [mql] MQL
        [sal] SAL
        [sql] SQL
       *[other] { $name }
    }
    [criteria] criterion “{ $name }”
    [frameworks] checklist “{ $name }”
    [questions] question “{ $name }”
    [fit] fit rule “{ $name }”
    [behaviour] behaviour “{ $name }”
    [reject] reason for rejection “{ $name }”
    [disposition] disposition “{ $name }”
    [recycle] reason for recycling “{ $name }”
    [pause] reason for a pause “{ $name }”
    [routes] routing rule “{ $name }”
    [pools] pool “{ $name }”
    [members] rep “{ $name }”
    [caps] cap “{ $name }”
    [leads] promise “{ $name }”
    [periods] promise “{ $name }”
    [rungs] step “{ $name }”
    [targets] target from { $name }
    [thresholds] threshold of “{ $name }”
    [attribution] attribution model “{ $name }”
    [exchange_rates] exchange rate { $name }
    [events] rule for “{ $name }”
    [channels] channel rule “{ $name }”
    [climb] step up to { $name ->
        [manager] the manager
        [another_rep] another rep
       *[leader] the leader
    }
   *[other] “{ $name }”
  }
charter-part = { $name ->
    [time] time
    [high_intent_allowance] time for leads of high intent
    [says_en] words in English
    [says_id] words in Indonesian
    [meaning_en] meaning in English
    [meaning_id] meaning in Indonesian
    [crm_stages] names in other systems
    [used_by] roles that may give it
    [at_least] floor
    [sales_sla] weight of sales’ SLA
    [marketing_sla] weight of marketing’s SLA
    [shared_metrics] weight of shared metrics
    [coverage_stability] weight of stable coverage
    [joint_nps] weight of joint NPS
    [low] lower bound of coverage
    [high] upper bound of coverage
    [introduces] introduces a person
    [own_hosts] our own web sites
    [contents] properties that name content
    [session] length of a session
    [visits_kept] time for which visits by nobody are kept
    [reviewers] roles that review
    [rulers] roles that rule over disputes
    [remind_at] share of the time until a reminder
    [after] time until the step
    [announce_within] age up to which news is announced
    [snooze_longest] longest snooze
    [undo_within] time for undoing
    [gives_back] classes of rejection after which another lead is owed
    [merge_at] certainty at which leads are merged
    [ask_at] certainty at which somebody is asked
    [within_capacity] within announced capacity
    [starts_anew] when all are level again
    [caps] caps on some leads
   *[other] { $words }
  }
