# Metrik corong, waktu antartahap, pelanggan, dan biaya.
metrics-lead-to-mql-name = Prospek → MQL
metrics-lead-to-mql-asks = Dari prospek yang masuk pada periode ini, berapa yang menjadi MQL dalam batas waktu?
metrics-lead-to-mql-blind-spot = Langkah ini menghitung orang menurut saat mereka masuk, sedangkan langkah lain menghitung lintasan menurut saat menjadi MQL: kedua kohor itu tidak sama.
metrics-lead-to-mql-measured = Prospek yang masuk pada periode ini dan saat lintasan pertamanya dimulai, ditaksir seperti konversi. Tidak ada akhir yang bersaing: prospek yang belum memenuhi syarat masih bisa memenuhinya.

metrics-time-mql-to-sal-name = Waktu MQL → SAL
metrics-time-mql-to-sal-asks = Berapa lama satu lintasan dari MQL sampai SAL?
metrics-time-mql-to-sal-blind-spot = Lintasan yang berakhir lain hanya diamati sampai akhirnya, jadi kurvanya berbicara tentang yang masih berjalan; median yang sudah sampai ada di sampingnya.
metrics-time-mql-to-sal-measured = Median dan p90 Kaplan–Meier atas lintasan yang memasuki MQL pada periode ini; yang belum sampai disensor pada akhirnya atau pada saat halaman ini. Langkah yang dilompati tidak punya lama dan tidak dihitung.

metrics-time-sal-to-sql-name = Waktu SAL → SQL
metrics-time-sal-to-sql-asks = Berapa lama satu lintasan dari SAL sampai SQL?
metrics-time-sal-to-sql-blind-spot = Lintasan yang berakhir lain hanya diamati sampai akhirnya, jadi kurvanya berbicara tentang yang masih berjalan; median yang sudah sampai ada di sampingnya.
metrics-time-sal-to-sql-measured = Median dan p90 Kaplan–Meier atas lintasan yang memasuki SAL pada periode ini; yang belum sampai disensor pada akhirnya atau pada saat halaman ini. Langkah yang dilompati tidak punya lama dan tidak dihitung.

metrics-time-sql-to-opportunity-name = Waktu SQL → peluang
metrics-time-sql-to-opportunity-asks = Berapa lama satu lintasan dari SQL sampai peluang?
metrics-time-sql-to-opportunity-blind-spot = Lintasan yang berakhir lain hanya diamati sampai akhirnya, jadi kurvanya berbicara tentang yang masih berjalan; median yang sudah sampai ada di sampingnya.
metrics-time-sql-to-opportunity-measured = Median dan p90 Kaplan–Meier atas lintasan yang memasuki SQL pada periode ini; yang belum sampai disensor pada akhirnya atau pada saat halaman ini. Langkah yang dilompati tidak punya lama dan tidak dihitung.

metrics-time-opportunity-to-won-name = Waktu peluang → menang
metrics-time-opportunity-to-won-asks = Berapa lama satu lintasan dari peluang sampai menang?
metrics-time-opportunity-to-won-blind-spot = Lintasan yang berakhir lain hanya diamati sampai akhirnya, jadi kurvanya berbicara tentang yang masih berjalan; median yang sudah sampai ada di sampingnya.
metrics-time-opportunity-to-won-measured = Median dan p90 Kaplan–Meier atas lintasan yang memasuki peluang pada periode ini; yang belum sampai disensor pada akhirnya atau pada saat halaman ini. Langkah yang dilompati tidak punya lama dan tidak dihitung.

metrics-time-mql-to-opportunity-name = Waktu MQL → peluang
metrics-time-mql-to-opportunity-asks = Berapa lama satu lintasan dari MQL sampai peluang?
metrics-time-mql-to-opportunity-blind-spot = Lintasan yang berakhir lain hanya diamati sampai akhirnya, jadi kurvanya berbicara tentang yang masih berjalan; median yang sudah sampai ada di sampingnya.
metrics-time-mql-to-opportunity-measured = Median dan p90 Kaplan–Meier atas lintasan yang memasuki MQL pada periode ini; yang belum sampai disensor pada akhirnya atau pada saat halaman ini. Langkah yang dilompati tidak punya lama dan tidak dihitung.

metrics-time-to-re-mql-name = Waktu sampai MQL ulang
metrics-time-to-re-mql-asks = Berapa lama prospek daur ulang beristirahat sampai memenuhi syarat lagi?
metrics-time-to-re-mql-blind-spot = Angka ini tidak membedakan prospek yang menunggu tanggal bangunnya dari prospek yang tidak dibangunkan siapa pun.
metrics-time-to-re-mql-measured = Median dan p90 Kaplan–Meier atas lintasan yang didaur ulang pada periode ini, dari akhirnya sampai awal lintasan berikut; yang masih beristirahat disensor pada saat halaman ini.

metrics-rejections-name = Penolakan
metrics-rejections-asks = Berapa prospek yang diserahkan pada periode ini dikembalikan penjualan, dan mengapa?
metrics-rejections-blind-spot = Alasan adalah pilihan peninjau; apakah sesuai dengan piagam adalah pertanyaan lain.
metrics-rejections-measured = Lintasan yang menjadi MQL pada periode ini dan ditolak sebelum diterima. Dipilah menurut alasan, kesalahan yang sistematis terlihat.

metrics-sourced-revenue-name = Pendapatan menurut sumber
metrics-sourced-revenue-asks = Berapa pendapatan yang dimenangkan pada periode ini berawal dari tiap kanal dan kampanye?
metrics-sourced-revenue-blind-spot = Satu sumber mendapat seluruh nilai, apa pun yang juga menyentuh transaksi itu; atribusi menunjukkan cara lain membaginya.
metrics-sourced-revenue-measured = Nilai transaksi yang dimenangkan pada periode ini, seluruhnya bagi kanal dan kampanye yang menciptakan lintasan pertamanya; bila lintasan tidak diketahui, menurut CRM, bila tidak ada, tidak diketahui. Jumlahnya sama dengan yang dimenangkan.

metrics-new-customers-name = Pelanggan baru
metrics-new-customers-asks = Berapa pelanggan yang membeli untuk pertama kali pada periode ini?
metrics-new-customers-blind-spot = Pelanggan dari masa sebelum riwayat dimulai tampak baru.
metrics-new-customers-measured = Akun yang transaksi menang pertamanya ditutup pada periode ini; transaksi menang tanpa akun adalah satu pelanggan sendiri. Sumbernya adalah sumber transaksi pertama itu.

metrics-cost-per-sal-name = Biaya per SAL
metrics-cost-per-sal-asks = Berapa biaya satu SAL?
metrics-cost-per-sal-blind-spot = Uang yang dibelanjakan lebih awal dan menghasilkan prospek belakangan tidak dipasangkan. Kohor muda belum selesai, jadi biayanya masih akan turun.
metrics-cost-per-sal-measured = Belanja periode ini ÷ lintasan kohor MQL-nya yang sejauh ini mencapai SAL dalam batas waktu; biaya kampanye dibebankan merata pada hari-hari berjalannya. Kanal dengan prospek tanpa belanja, atau belanja tanpa prospek, tidak punya biaya dan menyatakannya.

metrics-cost-per-opportunity-name = Biaya per peluang
metrics-cost-per-opportunity-asks = Berapa biaya satu peluang?
metrics-cost-per-opportunity-blind-spot = Uang yang dibelanjakan lebih awal dan menghasilkan prospek belakangan tidak dipasangkan. Kohor muda belum selesai, jadi biayanya masih akan turun.
metrics-cost-per-opportunity-measured = Belanja periode ini ÷ lintasan kohor MQL-nya yang sejauh ini mencapai peluang dalam batas waktu; biaya kampanye dibebankan merata pada hari-hari berjalannya. Kanal dengan prospek tanpa belanja, atau belanja tanpa prospek, tidak punya biaya dan menyatakannya.

metrics-cac-paid-name = CAC berbayar
metrics-cac-paid-asks = Berapa biaya satu pelanggan baru dari kanal berbayar?
metrics-cac-paid-blind-spot = Hanya kanal yang biayanya dicatat yang masuk, dan jasa kanal tak berbayar tidak terlihat.
metrics-cac-paid-measured = Belanja pemasaran ÷ pelanggan baru, keduanya hanya dari kanal yang punya catatan biaya. Dengan jeda, biayanya adalah biaya hari-hari sekian lama sebelumnya: sejumlah hari, atau median siklus penjualan. Bila tidak ada yang membeli, angkanya tidak terdefinisi.

metrics-cac-blended-name = CAC gabungan
metrics-cac-blended-asks = Berapa belanja pemasaran untuk tiap pelanggan yang membeli?
metrics-cac-blended-blind-spot = Pelanggan yang datang sendiri dan yang membeli lagi membuatnya tampak murah.
metrics-cac-blended-measured = Seluruh belanja pemasaran ÷ semua pelanggan dengan transaksi menang pada periode ini, baru maupun lama. Dengan jeda, biayanya adalah biaya hari-hari sekian lama sebelumnya: sejumlah hari, atau median siklus penjualan. Bila tidak ada yang membeli, angkanya tidak terdefinisi.

metrics-cac-new-logo-name = CAC pelanggan baru
metrics-cac-new-logo-asks = Berapa belanja pemasaran untuk tiap pelanggan yang membeli pertama kali?
metrics-cac-new-logo-blind-spot = Belanja yang ditujukan bagi pelanggan lama ikut terhitung.
metrics-cac-new-logo-measured = Seluruh belanja pemasaran ÷ pelanggan baru. Dengan jeda, biayanya adalah biaya hari-hari sekian lama sebelumnya: sejumlah hari, atau median siklus penjualan. Bila tidak ada yang membeli, angkanya tidak terdefinisi.

metrics-cac-fully-loaded-name = CAC penuh
metrics-cac-fully-loaded-asks = Berapa belanja pemasaran dan penjualan bersama untuk tiap pelanggan baru?
metrics-cac-fully-loaded-blind-spot = Gaji, komisi dan alat hanya masuk bila ada yang mencatatnya.
metrics-cac-fully-loaded-measured = Semua yang dicatat pemasaran dan penjualan ÷ pelanggan baru. Dengan jeda, biayanya adalah biaya hari-hari sekian lama sebelumnya: sejumlah hari, atau median siklus penjualan. Bila tidak ada yang membeli, angkanya tidak terdefinisi.

metrics-roi-name = Imbal hasil belanja
metrics-roi-asks = Apa yang kembali dari belanja pemasaran pada periode ini?
metrics-roi-blind-spot = Kredit bukan sebab: model lain membagi pendapatan yang sama dengan cara lain. Pendapatan satu periode sebagian besar sudah dibayar sebelumnya.
metrics-roi-measured = (Pendapatan yang dikreditkan × margin − belanja pemasaran) ÷ belanja pemasaran. Model kredit dan marginnya disebut di samping angka; pendapatan menurut sumber dan seluruhnya bila tidak dikatakan lain.

metrics-population-late = sampai setelah batas waktu
metrics-population-disqualified = didiskualifikasi
metrics-population-customers = pelanggan
metrics-dimension-pass-no = nomor lintasan
metrics-dimension-reason = alasan
metrics-beside-late = lewat batas waktu
metrics-beside-disqualified = didiskualifikasi
metrics-beside-recycled = didaur ulang
metrics-beside-arrived-only = median yang sudah sampai
metrics-beside-credited = pendapatan yang dikreditkan
metrics-beside-spent = dibelanjakan
metrics-method-cost-per-customer = biaya ÷ pelanggan
metrics-method-return-on-spend = (pendapatan × margin − belanja) ÷ belanja
metrics-refused-no-leads = Tidak ada angka: tidak ada prospek yang masuk pada periode ini.
metrics-refused-none-timed = Tidak ada angka: tidak ada lintasan periode ini yang punya saat sendiri di sini.
metrics-refused-no-cycle = Tidak ada angka: median siklus penjualan tidak diketahui, padahal biayanya hendak digeser sejauh itu.
metrics-note-cost-lag = Biayanya adalah biaya { $days } hari sebelumnya.
metrics-note-credit = Dikreditkan menurut model “{ $model }”, { $percent } % pendapatan sebagai margin.
metrics-credit-sourced = menurut sumber
