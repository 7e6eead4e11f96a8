# Pipeline di antara dua tanggal, prakiraan dibandingkan hasilnya, dan apa yang akan datang menurut riwayat.

pipeline-all-open = seluruh pipeline terbuka
pipeline-whole = keseluruhan
pipeline-deals = peluang
pipeline-bridge-title = Pipeline { $about }, dari { $since } sampai { $until }
pipeline-bridge-foots = Awal dan akhir masing-masing seperti yang diketahui saat itu; langkah-langkahnya berjumlah tepat.

pipeline-line-begin = Pipeline pada awal
pipeline-line-told-late = Terlambat dicatat, dari masa sebelumnya
pipeline-line-created = Baru dibuat
pipeline-line-reopened = Dibuka kembali
pipeline-line-came-over = Diterima dari yang lain
pipeline-line-went-over = Diserahkan ke yang lain
pipeline-line-began-to-count = Mencapai tahap yang dihitung
pipeline-line-ceased-to-count = Keluar dari tahap yang dihitung
pipeline-line-pulled-in = Ditarik maju
pipeline-line-pushed-out = Ditunda keluar
pipeline-line-grown = Bertambah nilai
pipeline-line-shrunk = Berkurang nilai
pipeline-line-won = Dimenangkan
pipeline-line-lost = Kalah
pipeline-line-end = Pipeline pada akhir

pipeline-refused-not-running = Tidak ada proyeksi: { $period } tidak sedang berjalan pada saat ini.
pipeline-refused-too-thin = Tidak ada proyeksi: perlu { $least-wins } peluang yang dimenangkan, { $least-closed } yang ditutup, dan riwayat { $least-days } hari; yang diketahui { $wins }, { $closed }, dan { $days }.

pipeline-level-whole = perusahaan
pipeline-level-team = tim
pipeline-level-rep = penjual
pipeline-rollup-cumulative = Kumulatif
pipeline-rollup-single = Tunggal
pipeline-rollup-cumulative-says = Penjumlahan kumulatif: suatu jumlah dianggap seluruh yang akan dimenangkan dalam periode itu, termasuk yang sudah dimenangkan.
pipeline-rollup-single-says = Penjumlahan tunggal: suatu jumlah ditambahkan pada yang sudah dimenangkan dan pada kategori yang lebih pasti.
pipeline-category-commit = Komitmen
pipeline-category-best-case = Kasus terbaik
pipeline-category-pipeline = Pipeline
pipeline-accuracy-title = Prakiraan dibandingkan hasil, kesalahan { $level } dijumlahkan
pipeline-days-before = { $days } hari sebelumnya
pipeline-wape = WAPE
pipeline-interval = Selang 95 %
pipeline-bias = Bias
pipeline-mape = MAPE
pipeline-last-period = Naif: seperti periode lalu
pipeline-run-rate = Naif: laju berjalan
pipeline-added = Nilai tambah atas naif terbaik
pipeline-n = n
pipeline-silent = Dalam { $n } periode belum ada yang diprakirakan pada jarak terjauh; periode itu tidak dihitung di sana.
pipeline-mondays-title = Yang dikatakan tentang { $period }, Senin demi Senin
pipeline-won = Dimenangkan sejauh ini
pipeline-from-open = Dari peluang yang kini terbuka
pipeline-from-new = Dari peluang yang belum ada
pipeline-median = Proyeksi (median)
pipeline-likely = Selang 80 %
pipeline-wide = Selang 95 %
pipeline-projection-title = Proyeksi { $period }
pipeline-trials-say = Dari { $n } proyeksi masa lalu semacam ini, yang dibuat dengan apa yang diketahui saat itu, hasilnya berada dalam selang 80 % sebanyak { $likely } kali dan dalam selang 95 % sebanyak { $wide } kali. Proyeksi itu tumpang tindih, jadi bobotnya lebih kecil.

metrics-weighted-pipeline-name = Pipeline berbobot
metrics-weighted-pipeline-asks = Berapa nilai pipeline terbuka bila tiap peluang ditimbang dengan tingkat kemenangan tahapnya?
metrics-weighted-pipeline-blind-spot = Angka ini tidak mengenal waktu: ia menyebut apa yang mungkin dimenangkan kelak, bukan dalam periode ini. Ini bukan cakupan dan bukan prakiraan.
metrics-weighted-pipeline-measured = Σ nilai × bagian yang dimenangkan dari semua peluang tertutup yang pernah berada pada tahap itu, atas peluang terbuka yang akan ditutup dalam periode. Tahap yang dilalui kurang dari batas piagam memakai bagian keseluruhan.

metrics-past-due-pipeline-name = Pipeline lewat tanggal
metrics-past-due-pipeline-asks = Berapa yang masih terbuka padahal tanggal tutupnya sudah lewat?
metrics-past-due-pipeline-blind-spot = Tanggal di masa depan bisa sama kelirunya dengan tanggal yang sudah lewat.
metrics-past-due-pipeline-measured = Nilai peluang terbuka yang tanggal tutupnya sebelum hari pertanyaan diajukan, apa pun periodenya.

metrics-often-pushed-pipeline-name = Pipeline yang ditunda tiga kali atau lebih
metrics-often-pushed-pipeline-asks = Berapa dari yang terbuka telah ditunda berulang kali?
metrics-often-pushed-pipeline-blind-spot = Tanggal yang tidak pernah disentuh tidak terhitung, sebasi apa pun.
metrics-often-pushed-pipeline-measured = Nilai peluang terbuka yang tanggal tutupnya dipindah ke hari yang lebih lambat sedikitnya tiga kali, apa pun periodenya.

metrics-method-stage-chance = nilai × bagian menang dari tahapnya
metrics-refused-no-stage-history = Tidak ada angka: belum ada peluang bertahap yang ditutup, jadi tidak ada tahap yang punya peluang menang.
metrics-page-column-pushes = Ditunda
