charter-claim-something-else = { $field } di luar semua yang disebut syarat mana pun
charter-warning-criterion-never-met = { $stage }: tidak ada prospek yang dapat memenuhi kriteria “{ $criterion }”.
charter-warning-criteria-contradict = { $stage }: tidak ada prospek yang dapat memenuhi “{ $one }” dan “{ $other }” sekaligus.
charter-warning-criteria-contradict-together = { $stage }: tidak ada prospek yang dapat memenuhi semua kriteria sekaligus.
charter-warning-fit-rule-never-fires = Aturan kecocokan “{ $rule }” tidak akan pernah terpenuhi.
charter-warning-fit-minimum-out-of-reach = Tidak ada prospek yang dapat mencapai kecocokan minimum { $minimum } poin; paling banyak { $most }.
charter-warning-threshold-out-of-reach = Tidak ada prospek yang dapat mencapai ambang { $threshold } poin; paling banyak { $most }.
charter-warning-no-high-intent = Jalur cepat dibuka, tetapi tidak ada perilaku yang dianggap berniat tinggi.
charter-warning-route-never-taken = Tidak ada prospek yang dapat memenuhi aturan penyaluran “{ $route }”.
charter-warning-route-shadowed = Aturan penyaluran “{ $route }” tidak pernah tercapai: aturan sebelumnya mengambil semua prospeknya.
charter-warning-leads-uncaught = Tidak ada aturan penyaluran yang menangkap prospek dengan keadaan ini: { $profile }. Prospek itu masuk antrean “{ $queue }”.
charter-warning-pool-empty = Tidak seorang pun di kelompok “{ $pool }” dapat diberi prospek.
charter-warning-pool-unused = Tidak ada aturan penyaluran yang memakai kelompok “{ $pool }”.
charter-warning-no-reasons = { $sort ->
    [reject] Tidak ada alasan untuk menolak prospek.
    [disposition] Tidak ada alasan untuk mengakhiri perjalanan prospek.
   *[recycle] Tidak ada alasan untuk memupuk ulang prospek.
  }
charter-warning-reason-unusable = Tidak ada peran yang boleh memberikan alasan “{ $reason }”.
charter-warning-clause-binds-nobody = Janji “{ $clause }” tidak berlaku untuk prospek mana pun.
charter-warning-calendar-missing = Janji “{ $clause }” dihitung menurut kalender “{ $calendar }”, yang tidak ada.
charter-warning-allowance-zero = Janji “{ $clause }” tidak memberi waktu sama sekali.
charter-warning-too-few-days = Janji “{ $clause }” meminta sentuhan pada { $needed } hari yang berbeda, padahal paling banyak { $days } hari kerja ada dalam waktunya.
charter-warning-disposition-before-touches = “{ $disposition }” jatuh tempo sebelum “{ $touches }”: tenaga penjual harus memberi hasil sebelum sentuhannya selesai.
charter-warning-calendar-never-opens = Kalender “{ $calendar }” tidak pernah buka, jadi apa pun yang dihitung menurutnya tidak pernah jatuh tempo.
charter-warning-calendar-unused = Tidak ada yang dihitung menurut kalender “{ $calendar }”.
charter-warning-attribution-weights = Jumlah bobot model atribusi “{ $model }” adalah { $total }, bukan 1.
charter-warning-alignment-weights = Jumlah bobot skor keselarasan adalah { $total }, bukan 1.
charter-warning-target-ends-first = Target mulai { $starts } berakhir sebelum dimulai.
charter-warning-targets-overlap = Target mulai { $starts } dimulai sebelum target sebelumnya berakhir pada { $ends }.
charter-warning-targets-gap = Antara { $ends } dan { $starts } ada hari tanpa target.
charter-warning-rate-of-own-currency = Ada kurs untuk { $currency }, mata uang piagam sendiri.
charter-warning-rate-missing = Kurs pertama untuk { $currency } berlaku sejak { $starts }; target dimulai pada { $target }.
