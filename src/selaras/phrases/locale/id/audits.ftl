web-place-audits = Audit
audits-lede = Sampel acak penyerahan, dinilai kedua pihak menurut kriteria yang disepakati. Tidak seorang pun melihat penilaian pihak lain, nasib prospeknya, atau siapa yang memutuskan, sampai audit ditutup.
audits-how-many = Penyerahan
audits-open = Ambil sampel 90 hari terakhir
audits-none = Belum ada sampel yang diambil.
audits-one = Audit { $size } penyerahan
audits-drawn = Diambil acak dari { $population } penyerahan, setiap kanal sebanding; benih { NUMBER($seed, useGrouping: 0) }.
audits-opened = Audit { $audit } dibuka.
audits-rated = Penyerahan { $place } sudah dinilai.
audits-place = Penyerahan { $place } dari { $size }
audits-rate = Penilaian
audits-criteria = Kriteria mana yang tidak dipenuhi?
audits-comment = Mengapa? (boleh kosong)
audits-meets = Memenuhi kriteria
audits-fails = Tidak memenuhi
audits-blind-note = Anda melihat yang diketahui saat prospek diserahkan, dan tidak satu pun yang terjadi sesudahnya. Penilaian tidak diubah lagi.
audits-blind = Kedua pihak masih menilai; kesepakatan mereka ditampilkan setelah semua dinilai atau audit jatuh tempo.
audits-nothing-left = Pihak Anda sudah menilai semuanya.
audits-result = Seberapa jauh kedua pihak sepakat
audits-between = Pemasaran dan penjualan
audits-charter-marketing = Pemasaran dan kesepakatan itu sendiri
audits-charter-sales = Penjualan dan kesepakatan itu sendiri
audits-measure = Ukuran
audits-value = Nilai
audits-measure-raw = Sepakat
audits-measure-kappa = Kappa Cohen
audits-measure-ac1 = AC1 Gwet
audits-counts = Dari { $n } penyerahan, yang pertama menilai { $first } cocok, yang kedua { $second }.
audits-lopsided = Satu jawaban begitu sering sehingga kappa menyesatkan: bacalah AC1.
audits-too-few = Kurang dari sepuluh yang dapat dibandingkan.
audits-apart = Di mana mereka berbeda
audits-progress-title = Kemajuan
audits-progress = Dari { $size } penyerahan, pemasaran sudah menilai { $marketing }, penjualan { $sales }.
audits-column-opened = Dibuka
audits-column-by = Oleh
audits-column-size = Penyerahan
audits-column-due = Tenggat
audits-column-state = Keadaan
audits-side = { $side ->
    [marketing] Pemasaran
   *[sales] Penjualan
}
audits-state = { $because ->
    [all_rated] semua dinilai
    [due] ditutup saat tenggat
   *[other] terbuka
}
audits-verdict = { $verdict ->
    [meets] memenuhi
    [fails] tidak memenuhi
   *[other] tidak dapat dinilai
}
refusal-audit-unknown = Tidak ada audit seperti itu.
refusal-audit-closed = Audit sudah ditutup dan tidak menerima penilaian lagi.
refusal-audit-no-side = Peran Anda tidak di pihak mana pun; hanya pemasaran dan penjualan yang menilai.
refusal-audit-not-in-sample = Sampel ini tidak memuat penyerahan itu.
refusal-audit-rated-already = Pihak Anda sudah menilai penyerahan ini; penilaian tidak diubah.
refusal-audit-rates-for-one-side = Anda sudah menilai untuk pihak lain dalam audit ini; tidak seorang pun menilai untuk keduanya.
refusal-audit-verdict = Katakan bahwa ia memenuhi kriteria, atau tidak memenuhi dan yang mana.
refusal-audit-due-in-the-past = Tenggatnya sudah lewat.
refusal-audit-size = Sampel memuat { $least } sampai { $most } penyerahan; yang ini akan memuat { $n }.
