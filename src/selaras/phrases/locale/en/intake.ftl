arrival-broken = The event could not be folded: { $error }, { $detail }
