duplicates-comparison = { $name ->
    [name] Nama
    [email] Surel
    [phone] Telepon
    [employer] Tempat kerja
    [country] Negara
   *[other] { $words }
}
duplicates-level = { $level ->
    [same] sama
    [turned] kata yang sama dengan urutan berbeda
    [nearly] sama kecuali salah ketik
    [initial] nama belakang sama, satu hanya inisial
    [part] yang satu bagian dari yang lain
    [alike] mirip
    [mailbox] nama yang sama sebelum tanda @
    [domain] domain web yang sama
    [different] berbeda
   *[other] { $words }
}
duplicates-line = { $comparison }: { $level }
duplicates-start = Dua prospek mana pun, sebelum ada yang dibandingkan
duplicates-sum = Seluruhnya
duplicates-weight = { NUMBER($bits, minimumFractionDigits: 1, maximumFractionDigits: 1) } bit
duplicates-confidence = pasti { NUMBER($share, style: "percent", maximumFractionDigits: 1) }
duplicates-would-stay = { $lead } dipertahankan dan memuat seluruh riwayat { $goes }; hal itu dapat dibatalkan.
duplicates-would-step-back = Sesudahnya prospek dipegang { $rep }; pekerjaan { $other } atas prospek ini berakhir.
duplicates-none = Tidak ada dua prospek yang menunggu untuk dibedakan.
duplicates-more = Masih ada lagi: ulangi dengan --after { $cursor }
duplicates-merged = { $goes } kini bagian dari { $stays }
duplicates-unmerged = { $lead } berdiri sendiri lagi
duplicates-parted = { $first } dan { $second } adalah dua orang
duplicates-nothing-merged = Tidak ada yang menjadi bagian dari { $lead }.
duplicates-merged-since = { $lead }, menjadi bagian darinya sejak { $at }, oleh { $by }
accounts-none = Setiap prospek sudah memiliki akun, atau bukan milik akun mana pun.
accounts-matched = { $lead } kini milik akun { $account }
accounts-none-of-them = { $lead } bukan milik akun mana pun yang dikenal
duplicates-evidence = Yang mendukung
duplicates-pair = Pasangan
duplicates-first = Prospek yang satu
duplicates-second = Prospek yang lain
duplicates-field = Isian
duplicates-sure = Kepastian
duplicates-since = Sejak

refusal-same-lead = Itu prospek yang sama.
refusal-already-merged = Keduanya sudah menjadi satu prospek; batalkan penggabungannya dahulu.
refusal-already-parted = Sudah ada yang mengatakan bahwa keduanya dua orang.
refusal-not-merged = Prospek ini bukan bagian dari prospek lain.
refusal-person-forgotten = Salah satunya telah meminta dilupakan; tidak ada yang tahu lagi siapa dia.
refusal-merge-ends-pass = Salah satu berakhir ketika { $lead } masih berjalan, dan dalam satu riwayat itu berarti akhir bagi keduanya. Selesaikan { $lead } dahulu, atau nyatakan bahwa keduanya dua orang.
refusal-account-unknown = Tidak ada akun seperti itu.
refusal-already-matched = Prospek ini sudah milik akun tersebut.
