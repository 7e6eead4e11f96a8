metrics-leads-name = Prospek
metrics-leads-asks = Berapa orang yang mulai dikenal pada periode ini, dan dari mana asalnya?
metrics-leads-blind-spot = Banyak prospek belum berarti prospek bagus; sumbernya adalah yang tercatat saat pertama masuk dan tidak berubah oleh catatan kemudian.
metrics-leads-measured = Prospek yang pertama kali masuk pada periode ini. Prospek yang digabungkan dihitung sekali, pada prospek yang dipertahankan.

metrics-mql-volume-name = MQL
metrics-mql-volume-asks = Berapa prospek yang diserahkan pemasaran pada periode ini?
metrics-mql-volume-blind-spot = Ini volume tanpa mutu: bacalah bersama tingkat penerimaan dan MQL → SQL.
metrics-mql-volume-measured = Lintasan yang menjadi MQL pada periode ini. Prospek daur ulang yang memenuhi syarat lagi adalah lintasan baru dan dihitung lagi.

metrics-mql-to-sal-name = MQL → SAL
metrics-mql-to-sal-asks = Dari lintasan yang menjadi MQL pada periode ini, berapa yang menjadi SAL dalam batas waktu?
metrics-mql-to-sal-blind-spot = Angka ini tidak menilai mutu langkahnya, dan kohor yang masih muda hanyalah taksiran yang dapat bergeser.
metrics-mql-to-sal-measured = Lintasan yang memasuki MQL pada periode ini, per kohor. Bila semuanya sudah setua batas waktu: proporsi dengan interval Wilson 95 %. Bila belum: taksiran Aalen–Johansen pada batas waktu; akhir lain diperlakukan sebagai risiko bersaing, lintasan terbuka disensor, intervalnya dari varians Greenwood dengan metode delta pada skala log(−log), dan angkanya ditandai belum matang. Tahap yang dilompati tetap dihitung.

metrics-mql-to-sql-name = MQL → SQL
metrics-mql-to-sql-asks = Dari lintasan yang menjadi MQL pada periode ini, berapa yang menjadi SQL dalam batas waktu?
metrics-mql-to-sql-blind-spot = Angka ini tidak menilai mutu langkahnya, dan kohor yang masih muda hanyalah taksiran yang dapat bergeser. Penyebutnya semua MQL; SAL → SQL memakai MQL yang diterima, dan orang bisa memaksudkan salah satunya.
metrics-mql-to-sql-measured = Lintasan yang memasuki MQL pada periode ini, per kohor. Bila semuanya sudah setua batas waktu: proporsi dengan interval Wilson 95 %. Bila belum: taksiran Aalen–Johansen pada batas waktu; akhir lain diperlakukan sebagai risiko bersaing, lintasan terbuka disensor, intervalnya dari varians Greenwood dengan metode delta pada skala log(−log), dan angkanya ditandai belum matang. Tahap yang dilompati tetap dihitung.

metrics-sal-to-sql-name = SAL → SQL
metrics-sal-to-sql-asks = Dari lintasan yang menjadi SAL pada periode ini, berapa yang menjadi SQL dalam batas waktu?
metrics-sal-to-sql-blind-spot = Angka ini tidak menilai mutu langkahnya, dan kohor yang masih muda hanyalah taksiran yang dapat bergeser. Prospek yang ditolak tidak ikut dihitung, sehingga peninjau yang ketat membuatnya tampak lebih baik.
metrics-sal-to-sql-measured = Lintasan yang memasuki SAL pada periode ini, per kohor. Bila semuanya sudah setua batas waktu: proporsi dengan interval Wilson 95 %. Bila belum: taksiran Aalen–Johansen pada batas waktu; akhir lain diperlakukan sebagai risiko bersaing, lintasan terbuka disensor, intervalnya dari varians Greenwood dengan metode delta pada skala log(−log), dan angkanya ditandai belum matang. Tahap yang dilompati tetap dihitung.

metrics-mql-to-opportunity-name = MQL → peluang
metrics-mql-to-opportunity-asks = Dari lintasan yang menjadi MQL pada periode ini, berapa yang menjadi peluang dalam batas waktu?
metrics-mql-to-opportunity-blind-spot = Angka ini tidak menilai mutu langkahnya, dan kohor yang masih muda hanyalah taksiran yang dapat bergeser.
metrics-mql-to-opportunity-measured = Lintasan yang memasuki MQL pada periode ini, per kohor. Bila semuanya sudah setua batas waktu: proporsi dengan interval Wilson 95 %. Bila belum: taksiran Aalen–Johansen pada batas waktu; akhir lain diperlakukan sebagai risiko bersaing, lintasan terbuka disensor, intervalnya dari varians Greenwood dengan metode delta pada skala log(−log), dan angkanya ditandai belum matang. Tahap yang dilompati tetap dihitung.

metrics-sql-to-opportunity-name = SQL → peluang
metrics-sql-to-opportunity-asks = Dari lintasan yang menjadi SQL pada periode ini, berapa yang menjadi peluang dalam batas waktu?
metrics-sql-to-opportunity-blind-spot = Angka ini tidak menilai mutu langkahnya, dan kohor yang masih muda hanyalah taksiran yang dapat bergeser.
metrics-sql-to-opportunity-measured = Lintasan yang memasuki SQL pada periode ini, per kohor. Bila semuanya sudah setua batas waktu: proporsi dengan interval Wilson 95 %. Bila belum: taksiran Aalen–Johansen pada batas waktu; akhir lain diperlakukan sebagai risiko bersaing, lintasan terbuka disensor, intervalnya dari varians Greenwood dengan metode delta pada skala log(−log), dan angkanya ditandai belum matang. Tahap yang dilompati tetap dihitung.

metrics-opportunity-to-won-name = peluang → transaksi menang
metrics-opportunity-to-won-asks = Dari lintasan yang menjadi peluang pada periode ini, berapa yang menjadi transaksi menang dalam batas waktu?
metrics-opportunity-to-won-blind-spot = Angka ini tidak menilai mutu langkahnya, dan kohor yang masih muda hanyalah taksiran yang dapat bergeser. Yang dihitung lintasan, bukan transaksi: satu transaksi dengan tiga kontak adalah tiga lintasan.
metrics-opportunity-to-won-measured = Lintasan yang memasuki peluang pada periode ini, per kohor. Bila semuanya sudah setua batas waktu: proporsi dengan interval Wilson 95 %. Bila belum: taksiran Aalen–Johansen pada batas waktu; akhir lain diperlakukan sebagai risiko bersaing, lintasan terbuka disensor, intervalnya dari varians Greenwood dengan metode delta pada skala log(−log), dan angkanya ditandai belum matang. Tahap yang dilompati tetap dihitung.

metrics-mql-to-won-name = MQL → transaksi menang
metrics-mql-to-won-asks = Dari lintasan yang menjadi MQL pada periode ini, berapa yang menjadi transaksi menang dalam batas waktu?
metrics-mql-to-won-blind-spot = Angka ini tidak menilai mutu langkahnya, dan kohor yang masih muda hanyalah taksiran yang dapat bergeser. Siklus penjualan yang lebih panjang dari batas waktu tidak termasuk.
metrics-mql-to-won-measured = Lintasan yang memasuki MQL pada periode ini, per kohor. Bila semuanya sudah setua batas waktu: proporsi dengan interval Wilson 95 %. Bila belum: taksiran Aalen–Johansen pada batas waktu; akhir lain diperlakukan sebagai risiko bersaing, lintasan terbuka disensor, intervalnya dari varians Greenwood dengan metode delta pada skala log(−log), dan angkanya ditandai belum matang. Tahap yang dilompati tetap dihitung.

metrics-sql-to-won-name = SQL → transaksi menang
metrics-sql-to-won-asks = Dari lintasan yang menjadi SQL pada periode ini, berapa yang menjadi transaksi menang dalam batas waktu?
metrics-sql-to-won-blind-spot = Angka ini tidak menilai mutu langkahnya, dan kohor yang masih muda hanyalah taksiran yang dapat bergeser. Siklus penjualan yang lebih panjang dari batas waktu tidak termasuk.
metrics-sql-to-won-measured = Lintasan yang memasuki SQL pada periode ini, per kohor. Bila semuanya sudah setua batas waktu: proporsi dengan interval Wilson 95 %. Bila belum: taksiran Aalen–Johansen pada batas waktu; akhir lain diperlakukan sebagai risiko bersaing, lintasan terbuka disensor, intervalnya dari varians Greenwood dengan metode delta pada skala log(−log), dan angkanya ditandai belum matang. Tahap yang dilompati tetap dihitung.

metrics-in-period-ratio-name = Rasio dalam periode (SQL ÷ MQL)
metrics-in-period-ratio-asks = Berapa kali satu tahap dimasuki untuk setiap kali tahap lain dimasuki pada periode yang sama?
metrics-in-period-ratio-blind-spot = Kedua kelompok adalah prospek yang berbeda, jadi nilainya bisa melebihi 100 % dan naik ketika MQL berkurang. Ditampilkan karena kebanyakan alat menampilkannya.
metrics-in-period-ratio-measured = Lintasan yang memasuki SQL pada periode ini ÷ lintasan yang memasuki MQL pada periode ini, dan langkah lain di sampingnya. Tanpa interval: ini bukan proporsi.

metrics-acceptance-rate-name = Tingkat penerimaan
metrics-acceptance-rate-asks = Dari prospek yang diserahkan pemasaran dan sudah diputuskan penjualan, berapa yang diterima?
metrics-acceptance-rate-blind-spot = Prospek yang masih menunggu ditampilkan di sampingnya, bukan di dalamnya; tim yang tidak pernah memutuskan tidak punya tingkat penerimaan.
metrics-acceptance-rate-measured = Diterima ÷ (diterima + ditolak) atas lintasan yang menjadi MQL pada periode ini, dengan interval Wilson 95 %. Lintasan yang berlanjut tanpa catatan penerimaan dihitung diterima dan ditampilkan sebagai tersirat.

metrics-time-to-first-contact-name = Waktu ke kontak pertama
metrics-time-to-first-contact-asks = Berapa lama sampai orang penjualan mencoba menghubungi prospek?
metrics-time-to-first-contact-blind-spot = Yang terlihat hanya yang dicatat; panggilan yang tidak dicatat dianggap tidak terjadi. Templat otomatis tidak menghentikan apa pun. Upaya sebelum waktu mulai dihitung tanpa tunggu dan ditampilkan sebagai lebih awal.
metrics-time-to-first-contact-measured = Lintasan yang jamnya mulai pada periode ini; klausul piagam menyebut kapan mulainya. Median dan p90 Kaplan–Meier dengan interval dari varians Greenwood pada skala log(−log); lintasan yang belum mengalaminya disensor pada akhirnya atau pada saat halaman ini, dan bila kurva tidak sampai ke sana jawabannya “belum tercapai”. Proporsi dalam 5 menit, 1, 4, dan 24 jam berasal dari kurva yang sama. Pengalihan tidak pernah mengulang jam prospek.

metrics-time-to-first-connect-name = Waktu ke sambungan pertama
metrics-time-to-first-connect-asks = Berapa lama sampai prospek menjawab untuk pertama kali?
metrics-time-to-first-connect-blind-spot = Yang terlihat hanya yang dicatat; panggilan yang tidak dicatat dianggap tidak terjadi. Templat otomatis tidak menghentikan apa pun. Upaya sebelum waktu mulai dihitung tanpa tunggu dan ditampilkan sebagai lebih awal.
metrics-time-to-first-connect-measured = Lintasan yang jamnya mulai pada periode ini; klausul piagam menyebut kapan mulainya. Median dan p90 Kaplan–Meier dengan interval dari varians Greenwood pada skala log(−log); lintasan yang belum mengalaminya disensor pada akhirnya atau pada saat halaman ini, dan bila kurva tidak sampai ke sana jawabannya “belum tercapai”. Proporsi dalam 5 menit, 1, 4, dan 24 jam berasal dari kurva yang sama. Pengalihan tidak pernah mengulang jam prospek.

metrics-ageing-leads-name = Prospek menua
metrics-ageing-leads-asks = Berapa prospek yang masih terbuka, dan sudah berapa lama di tahapnya?
metrics-ageing-leads-blind-spot = Umur saja tidak menjelaskan giliran siapa; prospek yang belum tersentuh dihitung di sampingnya. Periode tidak berpengaruh.
metrics-ageing-leads-measured = Lintasan yang terbuka pada saat halaman ini, menurut tahap yang tampak sekarang dan waktu sejak tahap terakhir dimasuki.

metrics-sla-attainment-name = Pencapaian SLA
metrics-sla-attainment-asks = Dari janji yang jatuh tempo pada periode ini, berapa yang ditepati?
metrics-sla-attainment-blind-spot = Setiap janji berbobot sama, berapa pun nilai prospeknya. Jam yang dibatalkan dan yang masih menunggu ditampilkan di sampingnya, bukan di dalamnya.
metrics-sla-attainment-measured = Terpenuhi ÷ (terpenuhi + dilanggar) atas jam yang jatuh tempo pada periode ini, dengan interval Wilson 95 %. Tepat waktu berarti terpenuhi; lewat tempo dan masih berjalan berarti dilanggar sekarang; waktu jeda tidak dihitung.

metrics-data-complete-name = Penyerahan lengkap
metrics-data-complete-asks = Berapa prospek yang diserahkan pemasaran dengan semua data yang dijanjikan?
metrics-data-complete-blind-spot = Kolom yang terisi masih mungkin salah. Data pribadi disimpan terpisah dan tidak dapat diperiksa di sini.
metrics-data-complete-measured = Lintasan yang menjadi MQL pada periode ini dan semua kolom yang dijanjikan sudah diketahui saat itu (perusahaan, jabatan, sumber, dan perilaku, kecuali piagam berkata lain), dengan interval Wilson 95 %.

metrics-recycled-name = Didaur ulang
metrics-recycled-asks = Berapa prospek dengan kebutuhan nyata tetapi waktu yang salah kembali ke pemeliharaan pada periode ini?
metrics-recycled-blind-spot = Prospek daur ulang bukan kegagalan mutu, tetapi tetap kegagalan dalam MQL → SQL lintasannya.
metrics-recycled-measured = Lintasan yang berakhir dengan daur ulang pada periode ini.

metrics-re-mql-name = Tingkat MQL ulang
metrics-re-mql-asks = Dari prospek yang didaur ulang pada periode ini, berapa yang memenuhi syarat lagi dalam batas waktu?
metrics-re-mql-blind-spot = Angka ini tidak menjelaskan apakah lintasan kedua berjalan lebih baik.
metrics-re-mql-measured = Lintasan yang didaur ulang pada periode ini dan prospeknya memulai lintasan berikutnya dalam batas waktu; selama kohor masih muda ditaksir seperti konversi.

metrics-target-name = Target
metrics-target-asks = Berapa pendapatan yang dipikul kedua tim untuk periode ini?
metrics-target-blind-spot = Target menyatakan yang diinginkan, bukan yang mungkin terjadi.
metrics-target-measured = Target piagam untuk tepat hari-hari ini, atau jumlah target yang memenuhinya.

metrics-won-name = Menang
metrics-won-asks = Berapa pendapatan yang dimenangkan pada periode ini?
metrics-won-blind-spot = Transaksi tanpa nilai dihitung di sampingnya dan tidak menambah apa pun.
metrics-won-measured = Nilai transaksi yang penutupan efektifnya adalah kemenangan pada periode ini, dalam mata uang piagam; transaksi yang dibuka kembali tidak dihitung menang.

metrics-open-pipeline-name = Pipeline terbuka
metrics-open-pipeline-asks = Berapa nilai yang masih terbuka dan akan ditutup pada periode ini?
metrics-open-pipeline-blind-spot = Tanggal tutup adalah tulisan tenaga penjualan; tanggal yang sudah lewat atau berkali-kali diundur tetap dihitung.
metrics-open-pipeline-measured = Nilai transaksi terbuka yang tanggal tutupnya pada periode ini, pada tahap yang dihitung piagam sebagai pipeline. Nilai yang hilang dihitung jumlahnya, tidak pernah dianggap nol.

metrics-remaining-coverage-name = Cakupan sisa
metrics-remaining-coverage-asks = Berapa kali pipeline terbuka menutup yang masih harus dimenangkan?
metrics-remaining-coverage-blind-spot = Setiap transaksi terbuka diperlakukan sama, betapapun kecil peluangnya; bandingkan dengan cakupan yang diperlukan.
metrics-remaining-coverage-measured = Pipeline terbuka periode ini ÷ (target − yang sudah menang); “tercapai” bila tidak ada sisa. Aturan piagam, misalnya 3 sampai 5 kali, ada di sampingnya. Target berlaku untuk keseluruhan, jadi angka suatu bagian adalah sumbangannya pada keseluruhan.

metrics-opening-coverage-name = Cakupan awal
metrics-opening-coverage-asks = Seberapa baik target tertutup ketika periode dimulai?
metrics-opening-coverage-blind-spot = Yang dipakai adalah yang diketahui sekarang tentang keadaan saat itu; fakta yang terlambat ikut terhitung.
metrics-opening-coverage-measured = Pipeline terbuka untuk periode ini tepat sebelum saat pertamanya ÷ target.

metrics-needed-coverage-name = Cakupan yang diperlukan
metrics-needed-coverage-asks = Menurut riwayat, berapa pipeline yang diperlukan pada titik ini dalam periode?
metrics-needed-coverage-blind-spot = Masa lalu belum tentu terulang, dan beberapa transaksi besar dapat menggesernya: perhatikan intervalnya.
metrics-needed-coverage-measured = 1 ÷ proporsi, menurut nilai, pipeline yang ada pada titik yang sama di paling banyak delapan periode lalu dan dimenangkan di dalamnya; intervalnya dari penaksir rasio pada skala log odds.

metrics-win-rate-name = Tingkat kemenangan (ditutup)
metrics-win-rate-asks = Dari transaksi yang ditutup pada periode ini, berapa yang dimenangkan?
metrics-win-rate-blind-spot = Transaksi yang menggantung tidak pernah masuk, dan banyak yang kalah tidak pernah ditutup: angka ini terlalu manis.
metrics-win-rate-measured = Menang ÷ (menang + kalah) atas transaksi yang ditutup pada periode ini, menurut jumlah, dengan interval Wilson 95 %; proporsi menurut nilai ada di sampingnya.

metrics-win-rate-created-name = Tingkat kemenangan (dibuat)
metrics-win-rate-created-asks = Dari transaksi yang dibuat pada periode ini, berapa yang menang dalam batas waktu?
metrics-win-rate-created-blind-spot = Transaksi yang lebih lama dari batas waktu tidak termasuk, dan yang tanpa tanggal pembuatan tidak mungkin dihitung.
metrics-win-rate-created-measured = Transaksi yang dibuat pada periode ini, per kohor; kalah bersaing dengan menang, transaksi terbuka disensor, seperti pada konversi.

metrics-sales-cycle-name = Siklus penjualan
metrics-sales-cycle-asks = Berapa lama transaksi dari pembuatan sampai menang?
metrics-sales-cycle-blind-spot = Transaksi yang kalah hanya diamati sampai kalah, jadi kurvanya berbicara tentang yang masih bersaing; median yang menang saja lebih pendek dan ada di sampingnya.
metrics-sales-cycle-measured = Median dan p90 Kaplan–Meier atas semua transaksi yang dibuat sebelum akhir periode; yang terbuka disensor pada saat halaman ini, yang kalah pada saat kalahnya.

metrics-pipeline-velocity-name = Kecepatan pipeline
metrics-pipeline-velocity-asks = Berapa pendapatan yang dihasilkan pipeline per hari?
metrics-pipeline-velocity-blind-spot = Hasil kali empat rata-rata: menunjukkan arah dan tidak punya interval.
metrics-pipeline-velocity-measured = Transaksi terbuka × tingkat kemenangan periode ini × nilai rata-rata yang menang pada periode ini ÷ median hari dari pembuatan sampai menang pada transaksi yang menang.

metrics-spend-name = Belanja
metrics-spend-asks = Berapa yang dibelanjakan pada hari-hari periode ini?
metrics-spend-blind-spot = Hanya yang dibukukan; gaji dan alat hanya termasuk bila ada yang membukukannya.
metrics-spend-measured = Setiap pembukuan dibagi rata atas hari-harinya; bagian yang jatuh pada periode ini, dalam mata uang piagam. Bagian periode yang berdampingan berjumlah tepat sama dengan pembukuannya.

metrics-cost-per-mql-name = Biaya per MQL
metrics-cost-per-mql-asks = Berapa biaya satu MQL?
metrics-cost-per-mql-blind-spot = Uang yang dibelanjakan lebih awal dan menghasilkan prospek belakangan tidak dipasangkan.
metrics-cost-per-mql-measured = Belanja periode ini ÷ lintasan yang menjadi MQL di dalamnya. Kanal dengan prospek tanpa belanja, atau belanja tanpa prospek, tidak punya biaya dan menyatakannya.

metrics-cost-per-sql-name = Biaya per SQL
metrics-cost-per-sql-asks = Berapa biaya satu SQL?
metrics-cost-per-sql-blind-spot = Uang yang dibelanjakan lebih awal dan menghasilkan prospek belakangan tidak dipasangkan. Kohor muda belum menghasilkan semua SQL-nya, jadi biayanya masih akan turun.
metrics-cost-per-sql-measured = Belanja periode ini ÷ lintasan kohor MQL-nya yang sejauh ini mencapai SQL dalam batas waktu. Kanal dengan prospek tanpa belanja, atau belanja tanpa prospek, tidak punya biaya dan menyatakannya.

metrics-unit-share = proporsi
metrics-unit-count = jumlah
metrics-unit-money = uang
metrics-unit-ratio = kali
metrics-unit-seconds = waktu
metrics-unit-money-per-day = uang per hari

metrics-stage-lead = prospek
metrics-stage-mql = MQL
metrics-stage-sal = SAL
metrics-stage-sql = SQL
metrics-stage-opportunity = peluang
metrics-stage-won = menang

metrics-method-count = dihitung
metrics-method-sum = dijumlahkan
metrics-method-wilson = interval skor Wilson
metrics-method-cohort-share = proporsi kohor matang
metrics-method-aalen-johansen = taksiran Aalen–Johansen
metrics-method-aalen-johansen-log-log = Aalen–Johansen, interval log(−log)
metrics-method-share-of-decisions = proporsi keputusan
metrics-method-share-of-clocks = proporsi jam yang jatuh tempo
metrics-method-share-of-handoffs = proporsi penyerahan
metrics-method-share-of-closed = proporsi transaksi yang ditutup
metrics-method-share-of-value = proporsi nilai yang ditutup
metrics-method-in-period-ratio = rasio entri dalam satu periode
metrics-method-kaplan-meier = Kaplan–Meier, waktu kalender
metrics-method-kaplan-meier-business = Kaplan–Meier, jam kerja
metrics-method-greenwood-log-log = Greenwood, interval log(−log)
metrics-method-median = median dari yang mengalaminya
metrics-method-charter = ditetapkan piagam
metrics-method-coverage = pipeline ÷ yang tersisa
metrics-method-past-pipeline-won = 1 ÷ proporsi pipeline lalu yang menang
metrics-method-ratio-log-odds = penaksir rasio, interval log odds
metrics-method-velocity = hasil kali empat rata-rata
metrics-method-spend-per-pass = belanja ÷ lintasan

metrics-beside-accepted = diterima
metrics-beside-rejected = ditolak
metrics-beside-pending = menunggu
metrics-beside-implied = diterima secara tersirat
metrics-beside-p90 = 90 % dalam
metrics-beside-within-5m = dalam 5 menit
metrics-beside-within-1h = dalam 1 jam
metrics-beside-within-4h = dalam 4 jam
metrics-beside-within-24h = dalam 24 jam
metrics-beside-not-yet = belum
metrics-beside-early = sebelum waktu mulai
metrics-beside-under-1d = di bawah 1 hari
metrics-beside-from-1d = 1 sampai 3 hari
metrics-beside-from-3d = 3 sampai 7 hari
metrics-beside-from-7d = 7 sampai 14 hari
metrics-beside-from-14d = 14 sampai 30 hari
metrics-beside-from-30d = 30 hari atau lebih
metrics-beside-untouched = belum tersentuh
metrics-beside-met = terpenuhi
metrics-beside-breached = dilanggar
metrics-beside-cancelled = dibatalkan
metrics-beside-company = perusahaan diketahui
metrics-beside-title = jabatan diketahui
metrics-beside-source = sumber diketahui
metrics-beside-channel = kanal diketahui
metrics-beside-campaign = kampanye diketahui
metrics-beside-behaviour = perilaku terlihat
metrics-beside-seniority = senioritas diketahui
metrics-beside-domain = domain web diketahui
metrics-beside-industry = industri diketahui
metrics-beside-employees = ukuran perusahaan diketahui
metrics-beside-country = negara diketahui
metrics-beside-region = wilayah diketahui
metrics-beside-city = kota diketahui
metrics-beside-segment = segmen diketahui
metrics-beside-deals = transaksi
metrics-beside-missing-amounts = tanpa nilai
metrics-beside-rule-low = aturan, paling sedikit
metrics-beside-rule-high = aturan, paling banyak
metrics-beside-won-share = proporsi pipeline lalu yang menang
metrics-beside-by-value = menurut nilai
metrics-beside-won = menang
metrics-beside-lost = kalah
metrics-beside-won-only = median transaksi menang saja
metrics-beside-open-deals = transaksi terbuka
metrics-beside-average-won = nilai rata-rata yang menang
metrics-beside-cycle = median siklus transaksi menang
metrics-beside-mql-to-sal = SAL ÷ MQL
metrics-beside-mql-to-sql = SQL ÷ MQL
metrics-beside-sal-to-sql = SQL ÷ SAL
metrics-beside-mql-to-opportunity = peluang ÷ MQL
metrics-beside-mql-to-won = menang ÷ MQL
metrics-beside-sql-to-won = menang ÷ SQL

metrics-population-cohort = seluruh kohor
metrics-population-reached = yang mencapainya
metrics-population-not-yet = yang belum mencapainya
metrics-population-ended-otherwise = yang berakhir lain
metrics-population-decided = sudah diputuskan
metrics-population-accepted = diterima
metrics-population-rejected = ditolak
metrics-population-pending = menunggu
metrics-population-implied = diterima secara tersirat
metrics-population-started = jam dimulai
metrics-population-early = dihubungi sebelum waktu mulai
metrics-population-open = terbuka
metrics-population-untouched = belum tersentuh
metrics-population-under-1d = di bawah 1 hari
metrics-population-from-1d = 1 sampai 3 hari
metrics-population-from-3d = 3 sampai 7 hari
metrics-population-from-7d = 7 sampai 14 hari
metrics-population-from-14d = 14 sampai 30 hari
metrics-population-from-30d = 30 hari atau lebih
metrics-population-due = terpenuhi atau dilanggar
metrics-population-met = terpenuhi
metrics-population-breached = dilanggar
metrics-population-cancelled = dibatalkan
metrics-population-captured = masuk
metrics-population-recycled = didaur ulang
metrics-population-won = menang
metrics-population-lost = kalah
metrics-population-closed = ditutup
metrics-population-created = dibuat
metrics-population-dated = dengan tanggal pembuatan
metrics-population-missing-amounts = tanpa nilai
metrics-population-no-close-date = tanpa tanggal tutup
metrics-population-booked = dibukukan
metrics-population-lacking = dengan data yang kurang
metrics-population-mql = menjadi MQL
metrics-population-sql = menjadi SQL

metrics-dimension-channel = kanal
metrics-dimension-campaign = kampanye
metrics-dimension-segment = segmen
metrics-dimension-territory = teritori
metrics-dimension-team = tim
metrics-dimension-rep = tenaga penjualan
metrics-dimension-product = produk
metrics-dimension-tier = tingkat akun
metrics-dimension-charter-version = versi piagam
metrics-dimension-week = minggu
metrics-dimension-month = bulan
metrics-dimension-side = pihak
metrics-dimension-clause = klausul
metrics-dimension-stage = tahap

metrics-fact-lead-captured = prospek yang masuk
metrics-fact-lead-qualified = kualifikasi (MQL)
metrics-fact-lead-accepted = penerimaan
metrics-fact-lead-rejected = penolakan
metrics-fact-lead-sales-qualified = kualifikasi penjualan (SQL)
metrics-fact-lead-converted = konversi menjadi peluang
metrics-fact-lead-contacted = kontak oleh penjualan
metrics-fact-lead-recycled = daur ulang
metrics-fact-opportunity-created = peluang
metrics-fact-opportunity-won = transaksi menang
metrics-fact-opportunity-lost = transaksi kalah
metrics-fact-clock-started = jam SLA
metrics-fact-spend-booked = belanja

metrics-refused-never-told = Tidak ada angka: data tidak memuat satu pun dari: { $facts }.
metrics-refused-no-passes = Tidak ada angka: tidak ada lintasan yang memasuki { $stage } pada periode ini.
metrics-refused-no-decisions = Tidak ada angka: tidak ada yang mencatat keputusan atas prospek periode ini.
metrics-refused-none-captured = Tidak ada angka: tidak ada lintasan dari prospek yang masuk pada periode ini.
metrics-refused-none-qualified = Tidak ada angka: tidak ada prospek yang memenuhi syarat pada periode ini.
metrics-refused-none-assigned = Tidak ada angka: tidak ada prospek yang diberikan kepada tenaga penjualan pada periode ini, padahal piagam menghitung dari sana.
metrics-refused-none-accepted = Tidak ada angka: tidak ada prospek yang diterima pada periode ini, padahal piagam menghitung dari sana.
metrics-refused-none-recycled = Tidak ada angka: tidak ada yang didaur ulang pada periode ini.
metrics-refused-no-fields = Tidak ada angka: tidak satu pun kolom yang dijanjikan dapat diperiksa: { $fields }.
metrics-refused-no-target = Tidak ada angka: piagam tidak punya target untuk { $period }.
metrics-refused-no-past-pipeline = Tidak ada angka: tidak ada periode lalu dengan pipeline pada titik ini yang dimenangkan, jadi riwayat tidak dapat menjawab berapa yang diperlukan.
metrics-refused-none-closed = Tidak ada angka: tidak ada transaksi yang ditutup pada periode ini.
metrics-refused-none-created = Tidak ada angka: tidak ada transaksi yang dibuat pada periode ini.
metrics-refused-none-dated-won = Tidak ada angka: tidak ada transaksi menang yang punya tanggal pembuatan.
metrics-refused-no-velocity = Tidak ada angka: diperlukan transaksi yang menang pada periode ini dengan nilai dan tanggal pembuatan.

metrics-note-skipped = Langkah ini dilompati, dan tersirat dari tahap berikutnya, untuk { $n } di antaranya.
metrics-note-short-follow-up = Belum ada yang diamati lebih dari { $days } hari, dari { $horizon }: inilah yang diketahui sampai saat itu, dan hanya bisa bertambah.
metrics-note-implied = { $n } berlanjut tanpa catatan penerimaan dan dihitung diterima.
metrics-note-missing-amounts = { $n } dari { $deals } tidak punya nilai dan tidak menambah apa pun.
metrics-note-target-met = Target tercapai; tidak ada lagi yang perlu ditutup.
metrics-note-unseen-fields = Kolom yang dijanjikan ini disimpan terpisah sebagai data pribadi dan tidak dapat diperiksa di sini: { $fields }.
metrics-note-no-spend-booked = Tidak ada belanja yang dibukukan di sini: prospeknya datang gratis, atau biayanya tidak dilacak.
metrics-note-spend-without-leads = Uang dibelanjakan tetapi tidak ada prospek yang terhitung.

metrics-table-title = { $period }, per { $as_of }
metrics-table-figure = Angka
metrics-table-value = Nilai
metrics-table-interval = Interval 95 %
metrics-table-n = n
metrics-table-marks = Tanda
metrics-table-zone = Hari, minggu, dan kuartal dipotong menurut { $zone }.

metrics-not-reached = belum tercapai

metrics-immature = belum matang

metrics-thin = sampel kecil
