findings-detector = { $detector ->
    [automatic_mail] surel otomatis yang dihitung sebagai sentuhan
    [mass_dispositions] banyak prospek diakhiri tepat sebelum jatuh tempo
    [back_dated] kontak yang dicatat lama sesudahnya
    [score_edits] profil diubah sehingga prospek memenuhi kualifikasi
    [crammed_touches] seluruh sentuhan dalam satu jam
   *[other] prospek ditunda sampai janjinya terlanggar
  }
findings-says = { $detector ->
    [automatic_mail] { $count } sentuhan yang ditandai pribadi tampak seperti surel otomatis: { NUMBER($measure, style: "percent", maximumFractionDigits: 0) } dari sentuhan tenaga penjual ini dalam minggu itu. Mulai { NUMBER($limit, style: "percent", maximumFractionDigits: 0) } layak dilihat.
    [mass_dispositions] { $count } prospek diakhiri dalam selang beberapa menit, masing-masing sesaat sebelum jatuh tempo. Mulai { NUMBER($limit, maximumFractionDigits: 0) } layak dilihat.
    [back_dated] { $count } kontak dicatat lama setelah waktu kejadian yang disebutkan: { NUMBER($measure, style: "percent", maximumFractionDigits: 0) } dari kontak tenaga penjual ini dalam minggu itu, sebagian tepat di dalam waktu sebuah janji. Mulai { NUMBER($limit, style: "percent", maximumFractionDigits: 0) } layak dilihat.
    [score_edits] { $count } prospek memenuhi kualifikasi karena satu orang mengubah data tentangnya. Mulai { NUMBER($limit, maximumFractionDigits: 0) } dalam seminggu layak dilihat.
    [crammed_touches] { $count } prospek diakhiri setelah seluruh sentuhan yang dijanjikan dilakukan dalam satu jam. Mulai { NUMBER($limit, maximumFractionDigits: 0) } dalam seminggu layak dilihat.
   *[other] Pada { $count } prospek yang ditunda, janjinya terlanggar sebelum ada yang mencoba lagi: { NUMBER($measure, style: "percent", maximumFractionDigits: 0) } dari yang ditunda tenaga penjual ini. Mulai { NUMBER($limit, style: "percent", maximumFractionDigits: 0) } layak dilihat.
  }
findings-question = Temuan adalah pertanyaan. Mungkin ada alasan yang baik, dan tidak ada akibat dengan sendirinya.
findings-verdict = { $verdict ->
    [explained] ada penjelasannya
    [confirmed] memang demikian
   *[other] belum dijawab
  }
findings-none = Tidak ditemukan pola yang perlu dilihat.
findings-title = Pola yang perlu dilihat
findings-column-finding = temuan
findings-column-detector = pola
findings-column-about = tentang
findings-column-week = sejak
findings-column-count = kasus
findings-column-measure = ukuran
findings-column-limit = batas
findings-column-verdict = jawaban
findings-answered = { $finding } sudah dijawab
refusal-finding-unknown = Tidak ada temuan seperti itu.
refusal-finding-about-you = Temuan ini tentang Anda; orang lain yang menjawabnya.
refusal-finding-of-the-other-side = Temuan ini tentang pihak { $side ->
    [marketing] pemasaran
    [sales] penjualan
   *[other] operasi
  }, yang menjawabnya sendiri.
refusal-verdict-unknown = "{ $verdict }" bukan jawaban; katakan explained atau confirmed.
refusal-verdict-unexplained = Jelaskan mengapa.
