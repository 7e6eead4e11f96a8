arrival-broken = Peristiwa ini tidak dapat dilipat: { $error }, { $detail }
