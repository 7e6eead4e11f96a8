terminal-lead-stands = { $lead } sekarang di { $stage }: { $status }
terminal-opportunity-stands = { $opportunity } sekarang: { $status }, tahap { $stage }
terminal-clock-paused = { $clock } berhenti sementara
terminal-clock-resumed = { $clock } berjalan lagi dan jatuh tempo pada { $due }
terminal-clocks-amend = Beri { $n } jam tenggat ini?
terminal-clocks-amended = { $n } jam mendapat tenggat lain
terminal-dispute-noted = tercatat di { $dispute }
terminal-dispute-ruled = { $dispute } sudah diputus: { $ruling }
