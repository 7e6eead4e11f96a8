symptoms-title = Yang menonjol
symptoms-lede = Setiap prospek ikut dihitung, dan setiap baris dapat dibuka sampai ke datanya. Yang tidak ada di sini tidak menonjol, atau datanya belum dapat menjawab. Jumlah-jumlahnya saling tumpang tindih dan tidak boleh dijumlahkan.
symptoms-period = Dari { $from } sampai { $to }; hanya prospek yang sudah cukup lama diamati yang dinilai.
symptoms-none = Tidak ada yang menonjol.
symptoms-empty = Belum ada yang dapat diperiksa.
symptoms-unanswered = Yang belum dapat dijawab data
symptoms-all = Semua yang diukur
symptoms-owner = { $owner ->
    [marketing] pemasaran
    [sales] penjualan
   *[both] kedua pihak
}
symptoms-clause = Janji: { $clause }
symptoms-money = Diperkirakan merugikan { $money } ({ $low } sampai { $high })
symptoms-brought = Membawa { $money } ({ $low } sampai { $high }, seandainya kebetulan berkata lain)
symptoms-interval = 95 %: { $low } sampai { $high }
symptoms-rows = Data
symptoms-more = dan { $count } lagi yang serupa
symptoms-how = Seberapa yakin?
symptoms-worth = Satu SQL rata-rata menghasilkan { $money }.
symptoms-column-symptom = Gejala
symptoms-column-about = Tentang
symptoms-column-measured = Terukur
symptoms-column-interval = Interval 95 %
symptoms-column-usual = Lainnya
symptoms-column-n = n
symptoms-column-money = Perkiraan kerugian
symptoms-column-rate = Alarm palsu
symptoms-stands-out = menonjol
symptoms-row = { $row ->
    [S1] Mutu prospek
    [S3] Metrik yang berlawanan
    [S4] Tindak lanjut
   *[other] Anggaran
}

symptoms-name-criteria-unmet = Prospek di luar definisi yang disepakati
symptoms-name-quality-low = Prospek yang jarang menjadi SQL
symptoms-name-rejected-against-criteria = Penolakan yang menyangkal kesepakatan
symptoms-name-reviewer-bias = Peninjau yang menyangkal kesepakatan
symptoms-name-volume-over-quality = MQL lebih banyak, mutu lebih rendah
symptoms-name-close-rate-over-care = Konversi naik, perhatian turun
symptoms-name-cherry-picking = Pilih-pilih prospek
symptoms-name-rep-picks = Tenaga penjual yang pilih-pilih
symptoms-name-never-reviewed = Tidak pernah ditinjau
symptoms-name-never-touched = Tidak pernah dihubungi orang
symptoms-name-automatic-only = Hanya mendapat templat otomatis
symptoms-name-touched-late = Terlambat dihubungi
symptoms-name-touched-slowly = Tidak dihubungi dalam satu jam
symptoms-name-channel-wasted = Anggaran tanpa pendapatan
symptoms-name-channel-unfunded = Pendapatan tanpa anggaran
symptoms-name-channel-untracked = Pendapatan yang tidak dilacak

symptoms-criteria-unmet-part = { NUMBER($measure, style: "percent", maximumFractionDigits: 1) } dari { $n } prospek { $about } memenuhi kriteria yang ditandatangani, yang lain { NUMBER($usual, style: "percent", maximumFractionDigits: 1) }.
symptoms-quality-low-part = { NUMBER($measure, style: "percent", maximumFractionDigits: 1) } dari { $n } MQL { $about } menjadi SQL, yang lain { NUMBER($usual, style: "percent", maximumFractionDigits: 1) }.
symptoms-rejected-against-criteria = { $hits } dari { $n } keputusan mengembalikan prospek dengan alasan yang dibantah kriteria yang disepakati ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }).
symptoms-rejected-against-criteria-part = Di { $about }, { $hits } dari { $n } keputusan menyangkal kriteria yang disepakati ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }); di tempat lain { NUMBER($usual, style: "percent", maximumFractionDigits: 1) }.
symptoms-reviewer-bias-part = { $hits } dari { $n } keputusan { $about } menyangkal kriteria yang disepakati ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }); keputusan yang lain { NUMBER($usual, style: "percent", maximumFractionDigits: 1) }.
symptoms-volume-over-quality = MQL pada paruh kedua periode { NUMBER($measure, maximumFractionDigits: 2) } kali paruh pertama.
symptoms-close-rate-over-care = Bagian prospek diterima yang menjadi SQL berubah { NUMBER($measure, style: "percent", maximumFractionDigits: 1) } di antara kedua paruh periode.
symptoms-cherry-picking-part = { $about ->
    [small_companies] Perusahaan kecil
    [large_companies] Perusahaan besar
    [leaders] Para pemimpin
   *[others] Orang di bawah direktur
} { $by ->
    [accepted] lebih sering diterima
    [in_time] lebih sering dihubungi tepat waktu
   *[attempts] lebih sering dicoba dihubungi
}, sebesar { $by ->
    [attempts] { NUMBER($measure, maximumFractionDigits: 2) } kali
   *[other] { NUMBER($measure, style: "percent", maximumFractionDigits: 1) } dari prospeknya
}, daripada yang lain dengan skor setara.
symptoms-rep-picks-part = Pada prospek { $about }, perusahaan kecil lebih sering dihubungi tepat waktu, sebesar { NUMBER($measure, style: "percent", maximumFractionDigits: 1) } dari prospeknya, daripada perusahaan besar dengan skor setara.
symptoms-never-reviewed = { $hits } dari { $n } MQL tidak pernah ditinjau ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }).
symptoms-never-touched = { $hits } dari { $n } prospek yang diterima tidak pernah dihubungi orang ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }).
symptoms-automatic-only = { $hits } dari { $n } prospek yang diterima hanya mendapat surel otomatis ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }).
symptoms-touched-late = { $hits } dari { $n } prospek yang diterima dihubungi lebih lambat dari yang disepakati, menurut jam dinding ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }).
symptoms-touched-slowly = { $hits } dari { $n } prospek yang diterima baru dihubungi setelah lebih dari satu jam, termasuk yang terlambat ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }).
symptoms-channel-wasted-part = { $hits } dari { $n } MQL { $about } dimenangkan ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) }), yang lain { NUMBER($usual, style: "percent", maximumFractionDigits: 1) }.
symptoms-channel-unfunded-part = { $about } membawa { $hits } transaksi yang dimenangkan ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) } dari semua) dan tidak ada anggaran yang dicatat untuknya.
symptoms-channel-untracked-part = { $hits } transaksi yang dimenangkan ({ NUMBER($measure, style: "percent", maximumFractionDigits: 1) } dari semua) datang lewat kanal yang tidak dilacak siapa pun.

symptoms-method-wilson = Intervalnya menurut Wilson, atas semua prospek.
symptoms-method-beta-binomial = Bagian kecil ditarik mendekati yang lazim (Bayes empiris), agar sedikit prospek tidak menjadi vonis.
symptoms-method-conditional-binomial = Dua paruh yang sama panjang dibandingkan (uji bersyarat dua hitungan).
symptoms-method-newcombe = Dua bagian dibandingkan (interval Newcombe).
symptoms-method-mantel-haenszel = Yang dibandingkan adalah prospek dengan pita skor, tim, jalur, waktu kedatangan, dan kuartal yang sama (bobot Mantel dan Haenszel).
symptoms-rate = Di antara semua bagian yang diperiksa, yang seperti ini adalah alarm palsu dengan laju paling banyak { NUMBER($rate, style: "percent", maximumFractionDigits: 1) } (Benjamini dan Hochberg).
symptoms-note-as-they-were = Keputusan dinilai menurut versi kesepakatan saat prospek itu memenuhi syarat.
symptoms-note-shared-measure = Ukuran milik kedua pihak berubah dari { NUMBER($before, style: "percent", maximumFractionDigits: 1) } menjadi { NUMBER($after, style: "percent", maximumFractionDigits: 1) }.
symptoms-note-ease-is-not-all = Prospek yang diutamakan mungkin memang lebih baik; bila begitu, upaya mengikuti mutu, dan skorlah yang seharusnya mengatakannya.
symptoms-note-too-few-to-price = Hanya { $n } yang terkena: terlalu sedikit untuk menaksir kerugiannya.
symptoms-note-no-overlap = Hanya { NUMBER($share, style: "percent", maximumFractionDigits: 0) } di antaranya dapat dibandingkan dengan prospek sejenis yang ditangani baik, jadi kerugiannya tidak ditaksir.
symptoms-note-sqls = Sekitar { NUMBER($value, maximumFractionDigits: 0) } SQL hilang ({ NUMBER($low, maximumFractionDigits: 0) } sampai { NUMBER($high, maximumFractionDigits: 0) }).
symptoms-note-like-with-like = { NUMBER($share, style: "percent", maximumFractionDigits: 0) } di antaranya dibandingkan dengan prospek sejenis yang ditangani baik, { NUMBER($fine, style: "percent", maximumFractionDigits: 0) } darinya menurut pita skor, kanal, dan waktu kedatangan sekaligus, sisanya lebih kasar.
symptoms-note-spent = { NUMBER($spent, maximumFractionDigits: 0) } { $currency } dibelanjakan untuknya dalam periode ini; MQL yang cukup lama menghasilkan { NUMBER($revenue, maximumFractionDigits: 0) } { $currency }.
symptoms-caution-quality = Kecepatan penjualan ikut menentukan yang menjadi SQL: kanal yang prospeknya lambat dijawab tampak lebih buruk dari sebenarnya.
symptoms-caution-conflict = Dua angka yang saling menjauh tidak mengatakan mana yang menggerakkan mana.
symptoms-caution-following = Yang disamakan adalah pita skor, kanal, dan waktu kedatangan; alasan lain seseorang menghubungi satu prospek lebih dulu tidak. Intervalnya dari bootstrap atas prospek.
symptoms-caution-channels = Hanya MQL yang umurnya dua kali horizon konversi yang dihitung; kanal yang membawa perhatian tanpa prospek tidak terlihat.

symptoms-refused-no-hand-offs = Belum pernah ada prospek yang diserahkan.
symptoms-refused-no-agreement = Belum ada kesepakatan yang ditandatangani, jadi tidak ada kriteria untuk menilai.
symptoms-refused-too-few = { $n } terlalu sedikit untuk dinilai.
symptoms-refused-too-short = Prospek yang cukup lama mencakup kurang dari dua kali { $days } hari.
symptoms-refused-no-wins = Dari { $n } MQL yang cukup lama tidak ada yang dimenangkan, atau jumlahnya terlalu sedikit.
symptoms-refused-no-spend = Tidak ada pengeluaran yang dicatat.
symptoms-refused-young = Hanya { $n } MQL-nya yang cukup lama untuk dimenangkan: terlalu muda untuk dinilai.

metrics-page-column-reviewer = Peninjau
metrics-page-column-score = Skor
metrics-page-column-employees = Karyawan
metrics-page-column-seniority = Senioritas
metrics-page-column-attempts = Upaya
metrics-page-column-automatic = Surel otomatis
metrics-page-column-won-minor = Dimenangkan
metrics-page-column-country = Negara
metrics-page-column-industry = Industri
metrics-page-column-title = Jabatan
