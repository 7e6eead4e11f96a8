refusal-merged-away = Prospek ini sekarang bagian dari prospek lain; ambil keputusan di sana.
refusal-no-open-pass = { $status ->
    [new] Prospek ini belum memenuhi syarat, jadi belum ada yang perlu diputuskan.
    [recycled] Prospek ini sedang dirawat; bangunkan dahulu.
   *[other] Prospek ini tidak sedang dalam perjalanan, jadi tidak ada yang perlu diputuskan.
}
refusal-before-the-pass = Saat itu prospek belum memenuhi syarat ({ $started }); keputusan tidak boleh bertanggal sebelum itu.
refusal-already-qualified = Prospek ini sudah menjadi MQL sejak { $at }.
refusal-below-threshold = Skornya { $score }, sedangkan piagam meminta { $threshold }.
refusal-fit-too-low = Kecocokannya { $fit }, sedangkan piagam meminta { $minimum } apa pun perilaku prospek.
refusal-criteria-unmet = Definisi dalam piagam tidak terpenuhi, atau belum diketahui: { $criteria }.
refusal-fields-missing = Serah terima memerlukan isian ini: { $fields }.
refusal-already-accepted = Penjualan sudah menerima prospek ini pada { $at }.
refusal-nobody-to-bind = Belum ada yang ditunjuk untuk menangani prospek ini; arahkan atau pilih tenaga penjual dahulu.
refusal-not-accepted = Penjualan belum menerima prospek ini; terima dahulu.
refusal-already-sales-qualified = Prospek ini sudah menjadi SQL sejak { $at }.
refusal-checklist-incomplete = Daftar periksa { $framework } masih kurang: { $missing }.
refusal-not-sales-qualified = Prospek ini belum menjadi SQL; isi daftar periksa dahulu.
refusal-already-converted = Prospek ini sudah terhubung dengan peluang tersebut.
refusal-too-few-touches = Baru { $made } dari { $needed } sentuhan dilakukan sejak { $since }; sebelum itu hanya alasan yang dikecualikan yang boleh mengakhirinya.
refusal-reason-unknown = "{ $reason }" bukan alasan dalam daftar piagam.
refusal-reason-not-yours = "{ $reason }" bukan alasan yang boleh diberikan oleh peran ini.
refusal-no-wake-up = Tentukan kapan atau atas apa prospek dibangunkan; tidak ada yang boleh terlupakan.
refusal-wake-up-in-the-past = Waktu bangunnya sudah lewat; pilih yang lebih kemudian.
refusal-not-resting = Prospek ini tidak sedang dirawat, jadi tidak dapat dibangunkan.
refusal-clock-stopped = Janji ini sudah berakhir pada { $at }.
refusal-already-breached = Janji ini jatuh tempo pada { $due }; jeda tidak dapat menghapus pelanggaran.
refusal-already-paused = Jam ini sudah berhenti sementara sejak { $since }.
refusal-not-paused = Jam ini sedang berjalan.
refusal-pause-not-listed = Klausul "{ $clause }" tidak berhenti sementara karena "{ $reason }".
