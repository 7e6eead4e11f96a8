promises-side = { $side ->
    [marketing] Pemasaran
    [sales] Penjualan
   *[other] Operasi
  }
promises-judgement = { $judgement ->
    [met] ditepati
    [missed] gagal
    [running] berjalan
   *[other] tidak ada yang jatuh tempo
  }
promises-cause = { $cause ->
    [late] terlambat
    [untouched] tidak disentuh
    [wrong_owner] salah pemegang
    [absent] pemegang absen
    [over_capacity] melebihi kapasitas
    [system] kelambatan sistem
   *[other] belum diketahui
  }
promises-owner = { $owner ->
    [system] Sistem
    [marketing] Pemasaran
    [operations] Operasi
   *[other] Tenaga penjual
  }
promises-link = { $link ->
    [ingested] diterima sistem
    [qualified] memenuhi kualifikasi
    [routed] disalurkan
    [notified] tenaga penjual diberi tahu
    [accepted] diterima penjualan
    [first_attempt] upaya pertama
    [first_connect] jawaban pertama
   *[other] pertemuan pertama
  }
promises-would-be-now = Dinilai { $was-met } dari { $was-decided }. Menurut yang datang kemudian akan menjadi { $met } dari { $decided }; penilaian semula tetap.
promises-none = Belum ada piagam yang berlaku, jadi tidak ada yang dijanjikan dan tidak ada yang dinilai.
promises-none-judged = Belum ada minggu yang dinilai. Minggu pertama dinilai begitu satu minggu penuh di bawah piagam berakhir.
promises-table-title = Janji, minggu demi minggu, sampai { $until }
promises-column-clause = janji
promises-column-rung = tingkat
promises-column-causes = sebab pelanggaran
promises-column-lead = prospek
promises-column-owner = pemegang
promises-column-due = jatuh tempo
promises-column-late = terlambat
promises-open-since = terbuka, terlambat { $late }
promises-on-no-rung = tidak ada
promises-together = seluruh janji per prospek bersama-sama
promises-beside = { $pending } menunggu, { $cancelled } dibatalkan
promises-worst = Terjauh dari batasnya di pihak { $side ->
    [marketing] pemasaran
    [sales] penjualan
   *[other] operasi
  }: { $clause }, { $value } dari { $floor }.
promises-delay-title = Ke mana waktu terpakai, perjalanan yang dimulai { $first } sampai { $last }
promises-delay-link = sampai
promises-delay-owner = waktu siapa
promises-delay-n = n
promises-delay-median = median
promises-delay-p90 = p90
promises-delay-business = median, jam kerja
promises-delay-censored = belum sampai
promises-delay-share = bagian dari seluruh waktu
promises-evaluated = Minggu yang dinilai: { $weeks }. Catatan yang dibuka: { $records }. Temuan baru: { $findings }.
