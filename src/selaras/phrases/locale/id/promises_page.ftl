promises-page-title = Janji
promises-page-lede = Kewajiban masing-masing pihak, pekan demi pekan. Setiap pekan dinilai sekali, menurut yang jatuh tempo, bukan yang dimulai.
promises-page-kept = { $met } dari { $decided } ditepati pekan lalu
promises-page-before = pekan sebelumnya
promises-page-promise = Janji
promises-page-newest = Penilaian terakhir
promises-page-weeks = { $n } pekan dan pekan ini
promises-page-why = Mengapa dilanggar akhir-akhir ini
promises-page-step = Tingkat
promises-page-rung = Tingkat { $n }
promises-page-of = dari
promises-page-strip = { $clause } per pekan
promises-page-mark = { $day }: { $judged }, { $reached } (n { $n })
promises-page-delay = Ke mana waktunya
promises-page-delay-note = Jam kerja pemilik tiap mata rantai; n menghitung perjalanan yang sampai ke sana, + yang belum. Persentil peringkat terdekat.
promises-page-delay-none = Tidak ada yang memenuhi syarat pada pekan-pekan ini.
promises-page-until = Sampai
promises-page-whose = Waktu siapa
promises-page-median = Median
promises-page-p90 = P90
promises-page-teams = Per tim
promises-page-team = Tim
promises-page-week = Pekan lalu
promises-page-four = Empat pekan
promises-page-reps = Per tenaga penjual ({ $n })
promises-page-coaching = Untuk pembinaan; peran lain tidak melihat daftar ini.
promises-breaches-title = Janji yang dilanggar
promises-breaches-lede = { $n ->
    [one] Satu janji yang jatuh tempo pada pekan ini dilanggar:
   *[other] { $n } janji yang jatuh tempo pada pekan ini dilanggar:
}
promises-breaches-held = Dipegang oleh
promises-breaches-late = Terlambat
promises-breaches-open = masih terbuka
promises-breaches-hidden = prospek yang tidak dapat Anda buka
promises-breaches-more = { $shown } pertama dari { $total }.
promises-breaches-none = Tidak ada janji seperti itu yang dilanggar pada pekan ini.
