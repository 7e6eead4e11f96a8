desk-undo = Urungkan
desk-undone = { $n ->
    [0] Tidak ada yang ditarik kembali.
    [one] Ditarik kembali. Riwayat menyimpan keduanya.
   *[other] { $n } tindakan ditarik kembali. Riwayat menyimpan keduanya.
}
desk-no-charter = Kedua pihak belum menandatangani kesepakatan, jadi belum ada yang dinilai, diserahkan, atau diukur waktunya secara otomatis.
desk-keys-move = pindah
desk-keys-mark = tandai
desk-keys-open = buka
review-title = Tinjauan
review-lede = MQL yang menunggu keputusan. Terima untuk penjualan, atau kembalikan dengan alasan dari kesepakatan.
review-not-yours = Kesepakatan menunjuk peran lain untuk memutuskan di sini; Anda dapat ikut membaca.
review-show = Tampilkan
review-show-all = Semua
review-show-fast = Jalur cepat
review-show-overdue = Lewat tenggat
review-show-again = Kembali lagi
review-mark = Tandai
review-pass = Perjalanan { $n }
review-people = { $n } orang
review-score = skor { $score } dari { $threshold }
review-criteria = { $met } dari { $of }
review-left = tersisa
review-overdue = lewat tenggat
review-accept = Terima
review-give-back = Kembalikan
review-why = Mengapa dikembalikan?
review-contradicts = Kesepakatan berkata lain: ini membuka sengketa
review-comment = Catatan untuk pemasaran
review-none-marked = Belum ada yang ditandai
review-marked = ditandai
review-accept-marked = Terima yang ditandai
review-give-back-marked = Kembalikan
review-nothing-marked = Tandai dahulu setidaknya satu prospek.
review-accepted = { $n ->
    [0] Tidak ada yang diterima.
    [one] Diterima untuk penjualan; janji kepada prospek mulai berjalan.
   *[other] { $n } prospek diterima untuk penjualan; janji-janjinya berjalan.
}
review-given-back = { $n ->
    [0] Tidak ada yang dikembalikan.
    [one] Dikembalikan ke pemasaran beserta alasannya.
   *[other] { $n } prospek dikembalikan ke pemasaran beserta alasannya.
}
review-empty-all = Tidak ada yang menunggu keputusan.
review-empty-fast = Tidak ada yang menunggu di jalur cepat.
review-empty-overdue = Tidak ada tinjauan yang lewat tenggat.
review-empty-again = Tidak ada yang kembali.
review-empty-text = Prospek muncul di sini begitu memenuhi syarat.
