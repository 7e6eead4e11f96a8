# Kata-kata piagam sendiri datang dalam dua bahasa; tiap bahasa memakai miliknya dan tetap menyebut keduanya.
charter-own-words = { $en ->
   *[other] { $id }
  }
charter-value = { $value }
charter-word-none = –
charter-word-yes = ya
charter-word-no = tidak
charter-length = { $unit ->
    [days] { $n } hari
    [hours] { $n } jam
    [minutes] { $n } menit
   *[seconds] { $n } detik
  }
charter-month = { $month ->
    [1] Januari
    [2] Februari
    [3] Maret
    [4] April
    [5] Mei
    [6] Juni
    [7] Juli
    [8] Agustus
    [9] September
    [10] Oktober
    [11] November
   *[12] Desember
  }
charter-weekday = { $day ->
    [mon] Senin
    [tue] Selasa
    [wed] Rabu
    [thu] Kamis
    [fri] Jumat
    [sat] Sabtu
   *[sun] Minggu
  }
charter-stage = { $stage ->
    [lead] Prospek
    [mql] MQL
    [sal] SAL
    [sql] SQL
    [opportunity] Peluang
   *[won] Menang
  }
charter-role = { $role ->
    [marketing] pemasaran
    [sales_rep] tenaga penjual
    [sales_manager] manajer penjualan
    [marketing_leader] pemimpin pemasaran
    [sales_leader] pemimpin penjualan
    [revenue_operations] operasi pendapatan
    [executive] jajaran direksi
    [administrator] administrator
   *[other] { $words }
  }
charter-reason-class = { $name ->
    [not_fit] tidak cocok
    [bad_data] data buruk
    [duplicate] ganda
    [not_a_buyer] bukan pembeli
    [no_budget_signs] tidak ada tanda anggaran
    [no_interest] tidak berminat
    [no_budget] tidak ada anggaran
    [timing] waktu
    [competitor] pesaing
    [no_authority] tidak berwenang
    [unreachable] tidak terhubungi
   *[other] lain-lain
  }
charter-field = { $name ->
    [email] alamat surel
    [first_name] nama depan
    [last_name] nama belakang
    [phone] nomor telepon
    [title] jabatan
    [seniority] jenjang jabatan
    [company] perusahaan
    [domain] domain web perusahaan
    [channel] kanal
    [campaign] kampanye
    [industry] industri
    [employees] jumlah karyawan
    [country] negara
    [region] wilayah
    [city] kota
    [segment] segmen
    [time_zone] zona waktu
    [event] peristiwa
    [page] halaman
    [path] alamat halaman
    [host] situs web
    [came_from] asal pengunjung
    [referrer_host] situs web sebelumnya
    [referrer_site] nama situs web sebelumnya
    [click_id] tanda pengiklan
    [utm_source] sumber tautan (UTM)
    [utm_medium] medium tautan (UTM)
    [utm_campaign] kampanye tautan (UTM)
    [utm_term] istilah tautan (UTM)
    [utm_content] konten tautan (UTM)
    [source] pengirim
   *[other] { $words }
  }
charter-weekdays = { $first } sampai { $last }
charter-country = { $code ->
    [ID] Indonesia
    [SG] Singapura
    [MY] Malaysia
    [PH] Filipina
    [TH] Thailand
    [VN] Vietnam
    [AU] Australia
    [NZ] Selandia Baru
    [IN] India
    [JP] Jepang
    [KR] Korea Selatan
    [CN] Tiongkok
    [HK] Hong Kong
    [TW] Taiwan
    [US] Amerika Serikat
    [CA] Kanada
    [GB] Britania Raya
    [DE] Jerman
    [FR] Prancis
    [NL] Belanda
    [AE] Uni Emirat Arab
   *[other] { $code }
  }
charter-known-word = { $name ->
    [c_level] direksi
    [vp] VP
    [director] direktur
    [manager] manajer
    [senior] senior
    [junior] junior
    [specialist] spesialis
    [student] mahasiswa
    [intern] magang
    [individual] staf
    [software] perangkat lunak
    [financial_services] jasa keuangan
    [manufacturing] manufaktur
    [logistics] logistik
    [gambling] perjudian
    [weapons] senjata
    [retail] ritel
    [healthcare] kesehatan
    [education] pendidikan
    [agriculture] pertanian
    [construction] konstruksi
    [consulting] konsultansi
    [telecom] telekomunikasi
    [small] kecil
    [medium] menengah
    [mid_market] pasar menengah
    [large] besar
    [enterprise] perusahaan besar
    [nowhere] bukan dari situs mana pun
    [own] situs kita sendiri
    [outside] situs lain
   *[other] { $words }
  }
charter-figure = { $name ->
    [mql_to_sal] MQL → SAL
    [mql_to_sql] MQL → SQL
    [sal_to_sql] SAL → SQL
    [mql_to_opportunity] MQL → peluang
    [sql_to_opportunity] SQL → peluang
    [opportunity_to_won] peluang → transaksi menang
    [mql_to_won] MQL → transaksi menang
    [sql_to_won] SQL → transaksi menang
    [acceptance_rate] tingkat penerimaan
    [sla_attainment] pencapaian SLA
    [data_complete] penyerahan lengkap
    [remaining_coverage] cakupan sisa
    [win_rate] tingkat kemenangan
   *[other] { $words }
  }
charter-claim-is = { $field } adalah { $value }
charter-claim-is-not = { $field } bukan { $value }
charter-claim-below = { $field } di bawah { $value }
charter-claim-at-most = { $field } paling banyak { $value }
charter-claim-above = { $field } di atas { $value }
charter-claim-at-least = { $field } paling sedikit { $value }
charter-claim-between = { $field } dari { $low } sampai { $high }
charter-claim-one-of = { $field } salah satu dari { $values }
charter-claim-none-of = { $field } bukan salah satu dari { $values }
charter-claim-contains = { $field } memuat “{ $text }”
charter-claim-known = { $field } diketahui
charter-claim-unknown = { $field } tidak diketahui
charter-claim-all = { $parts }
charter-claim-either = { $first } atau { $rest }
charter-claim-group = ({ $inner })
charter-claim-not = tidak benar bahwa { $part }
charter-claim-always = semua prospek
charter-start = { $start ->
    [qualified] memenuhi kualifikasi
    [assigned] diserahkan kepada tenaga penjual
    [accepted] diterima
   *[captured] masuk
  }
charter-medium = { $medium ->
    [call] telepon
    [email] surel
    [linkedin] pesan LinkedIn
    [meeting] pertemuan
   *[other] { $words }
  }
charter-attribution-sort = { $sort ->
    [anchors] bobot pada tonggak
    [time_decay] peluruhan waktu
    [markov] rantai Markov
   *[shapley] nilai Shapley
  }
charter-document-validity = Keberlakuan
charter-document-version = Ini piagam versi { $number }. Segelnya { $hash }.
charter-document-signature = { $side ->
    [marketing] Ditandatangani untuk pemasaran oleh { $name } pada { $at }.
   *[sales] Ditandatangani untuk penjualan oleh { $name } pada { $at }.
  }
charter-document-effective = Tanggal berlakunya { $date } (zona waktu piagam { $zone }).
charter-document-retroactive = Kedua pihak sepakat bahwa piagam ini mengikat sejak tanggal itu, walaupun ditandatangani kemudian.
charter-document-not-binding = Piagam ini belum berlaku: diperlukan tanda tangan pemimpin pemasaran dan pemimpin penjualan.
charter-document-binding = Piagam ini berlaku sejak { $at }.
charter-document-basics = Dasar
charter-document-currency = Semua angka disebut dalam { $currency }.
charter-document-zone = Hari, minggu, bulan, dan triwulan dihitung menurut zona waktu { $zone }.
charter-document-fiscal-year = Tahun fiskal dimulai pada bulan { $month }.
charter-document-calendars = Jam siapa yang dihitung
charter-document-calendar-always = “{ $name }” buka sepanjang waktu: menurut jam dinding.
charter-document-calendar-never = “{ $name }” tidak memiliki jam buka.
charter-document-calendar-hours = “{ $name }” buka pada hari { $days }: { $spans }.
charter-document-calendar-zone = “{ $name }” mengikuti zona waktu { $zone }.
charter-document-calendar-holidays = “{ $name }” tutup pada hari libur nasional { $country }.
charter-document-calendar-region = “{ $name }” tutup pada hari libur { $country }, wilayah { $region }.
charter-document-calendar-closures = “{ $name }” tutup pada { $days }.
charter-document-stages = Tahap
charter-document-stage = { $stage }: { $meaning }
charter-document-criterion = { $stage }, { $name }: { $condition }.
charter-document-criterion-reason = { $stage }, { $name }: { $condition }. Prospek yang tidak memenuhinya ditolak dengan alasan “{ $reason }”.
charter-document-stage-threshold = { $stage }: skor harus mencapai ambang.
charter-document-stage-framework = { $stage }: daftar periksa { $framework } harus lengkap.
charter-document-stage-fields = { $stage }: yang harus tercatat: { $fields }.
charter-document-stage-names = { $stage }: sistem lain menyebutnya { $names }.
charter-document-frameworks = Daftar periksa
charter-document-scoring = Skor
charter-document-threshold = Prospek memenuhi kualifikasi pada { $points } poin, kecocokan dan perilaku bersama-sama.
charter-document-fit-minimum = Apa pun perilakunya, prospek memerlukan sedikitnya { $points } poin kecocokan.
charter-document-fast-lane = Tanda niat tinggi meloloskan prospek yang memenuhi kriteria tahap, berapa pun skornya.
charter-document-no-fast-lane = Tanda niat tinggi saja tidak meloloskan prospek.
charter-document-reasons = Alasan
charter-document-reasons-only = Hanya alasan-alasan ini yang boleh diberikan.
charter-document-routing = Siapa yang mendapat prospek
charter-document-owner-first = Pemegang akun didahulukan.
charter-document-no-owner-first = Pemegang akun tidak didahulukan.
charter-document-route-pool = Aturan { $place }, { $name } ({ $condition }): ke kelompok “{ $pool }”.
charter-document-route-rep = Aturan { $place }, { $name } ({ $condition }): ke { $rep }.
charter-document-fallback = Yang tidak tertangkap aturan mana pun masuk antrean “{ $queue }”, yang wajib dikosongkan oleh { $owner }.
charter-document-pool = { $strategy ->
    [balanced] Kelompok “{ $name }”: giliran berikutnya bagi yang paling tertinggal dari bobotnya.
   *[in_turn] Kelompok “{ $name }”: bergiliran secara ketat.
  }
charter-document-pool-team = Kelompok “{ $name }”: semua anggota tim “{ $team }”, masing-masing dengan bobot yang sama.
charter-document-pool-credit = Kelompok “{ $name }”: yang kembali dari absen dianggap sudah menerima rata-rata yang lain.
charter-document-pool-no-credit = Kelompok “{ $name }”: yang kembali dari absen mengejar bagian yang terlewat.
charter-document-pool-hours = Kelompok “{ $name }”: hanya yang sedang bekerja pada saat itu.
charter-document-pool-any-hour = Kelompok “{ $name }”: pada jam berapa pun, sedang bekerja atau tidak.
charter-document-promises = Janji kedua pihak
charter-document-allowance = { $length }, dihitung menurut jam “{ $calendar }”
charter-document-promise = { $promise ->
    [route] { $name } ({ $side }): setiap prospek sampai ke tenaga penjual yang tepat dalam { $allowance }, sejak { $start }.
    [review] { $name } ({ $side }): setiap prospek diterima atau ditolak dalam { $allowance }, sejak { $start }.
    [first_contact] { $name } ({ $side }): setiap prospek dihubungi { $needed } kali dalam { $allowance }, sejak { $start }.
    [touches] { $name } ({ $side }): setiap prospek disentuh sedikitnya { $needed } kali dalam { $allowance }, sejak { $start }; sebelum itu hanya boleh dilepas dengan alasan yang dikecualikan.
   *[disposition] { $name } ({ $side }): setiap prospek memiliki hasil beserta alasannya dalam { $allowance }, sejak { $start }.
  }
charter-document-promise-high-intent = { $name }: prospek berniat tinggi dalam { $allowance }.
charter-document-promise-mediums = { $name }: yang dihitung ialah { $mediums }.
charter-document-promise-distinct-days = { $name }: beberapa kali dalam sehari dihitung satu.
charter-document-promise-pauses = { $name }: jam berhenti selama ini berlaku: { $reasons }.
charter-document-promise-applies = { $name }: hanya bila { $condition }.
charter-document-period = { $every ->
    [week] { $name } ({ $side }), setiap minggu:
    [month] { $name } ({ $side }), setiap bulan:
   *[quarter] { $name } ({ $side }), setiap triwulan:
  } { $promise ->
    [volume] jumlah prospek yang memenuhi kualifikasi.
    [quality] bagian MQL yang menjadi SQL.
    [data_complete] bagian penyerahan dengan data lengkap.
    [content] konten untuk penjualan.
    [campaign_report] laporan kampanye.
    [forecast] ketepatan prakiraan.
   *[capacity_notice] batas kapasitas yang diumumkan di muka.
  }
charter-document-period-floor = { $name }: sedikitnya { $floor }.
charter-document-period-share = { $name }: sedikitnya { NUMBER($floor, style: "percent", maximumFractionDigits: 2) }.
charter-document-period-fields = { $name }: setiap penyerahan memuat { $fields }.
charter-document-period-sorts = { $name }: { $sorts }.
charter-document-period-notice = { $name }: { $days } hari di muka.
charter-document-period-due = { $every ->
    [week] { $name }: paling lambat hari ke-{ $day } dalam minggu itu.
    [month] { $name }: paling lambat hari ke-{ $day } dalam bulan itu.
   *[quarter] { $name }: paling lambat hari ke-{ $day } dalam triwulan itu.
  }
charter-document-ladder = Bila janji tidak ditepati
charter-document-weekly-floor = Satu minggu dianggap gagal bila kurang dari { NUMBER($floor, style: "percent", maximumFractionDigits: 2) } janji ditepati.
charter-document-rung = { $name }: setelah { $missed } minggu gagal berturut-turut, { $who } bertemu; hasilnya dicatat dalam { $days } hari.
charter-document-rung-missed-of = { $name }: juga setelah { $missed } minggu gagal dari { $of } minggu terakhir.
charter-document-rung-clauses = { $name }: juga bila { $clauses } janji sekaligus berada di tingkat di bawahnya.
charter-document-recovery = { $periods } minggu bersih berturut-turut menurunkan satu tingkat.
charter-document-figures = Angka
charter-document-target = Kedua tim memikul pendapatan tertutup-menang { $revenue } { $currency } dari { DATETIME($starts, dateStyle: "medium") } sampai { DATETIME($ends, dateStyle: "medium") }, termasuk kedua hari itu.
charter-document-target-share = Kedua tim memikul pendapatan tertutup-menang { $revenue } { $currency } dari { DATETIME($starts, dateStyle: "medium") } sampai { DATETIME($ends, dateStyle: "medium") }, termasuk kedua hari itu; { NUMBER($share, style: "percent", maximumFractionDigits: 2) } di antaranya bersumber dari pemasaran.
charter-document-coverage = Pipeline terbuka sebaiknya { $low } sampai { $high } kali sisa target.
charter-document-coverage-history = Rasio yang dituntut tingkat kemenangan dan siklus kita sendiri ditampilkan di samping aturan ini.
charter-document-coverage-rule-only = Hanya aturan ini yang ditampilkan, tanpa rasio dari riwayat.
charter-document-coverage-stages = Pipeline ialah yang berada pada tahap { $stages }.
charter-document-horizon = Konversi dinilai { $days } hari setelah kualifikasi.
charter-document-thin = Potongan dengan kurang dari { $n } perjalanan ditandai tipis dan tidak pernah diperingkat.
charter-document-alignment = Skor keselarasan menimbang SLA penjualan { NUMBER($sales, style: "percent", maximumFractionDigits: 2) }, SLA pemasaran { NUMBER($marketing, style: "percent", maximumFractionDigits: 2) }, metrik bersama { NUMBER($shared, style: "percent", maximumFractionDigits: 2) }, kestabilan cakupan { NUMBER($coverage, style: "percent", maximumFractionDigits: 2) }, dan NPS bersama { NUMBER($nps, style: "percent", maximumFractionDigits: 2) }.
charter-document-attribution = Atribusi
charter-document-buying-group = { $group ->
    [account] Sentuhan semua orang di akun dihitung untuk kesepakatan akun itu.
   *[contacts] Sentuhan kontak yang tercatat pada suatu kesepakatan dihitung untuk kesepakatan itu.
  }
charter-document-touches-counted = { $counted ->
    [session] Sentuhan pertama dalam satu sesi mewakili seluruh sesi.
   *[each] Setiap sentuhan dihitung.
  }
charter-document-weight = { $place ->
    [first] sentuhan pertama { NUMBER($share, style: "percent", maximumFractionDigits: 2) }
    [creation] prospek dibuat { NUMBER($share, style: "percent", maximumFractionDigits: 2) }
    [opportunity] peluang dibuat { NUMBER($share, style: "percent", maximumFractionDigits: 2) }
    [closing] sentuhan penutup { NUMBER($share, style: "percent", maximumFractionDigits: 2) }
    [last] sentuhan terakhir { NUMBER($share, style: "percent", maximumFractionDigits: 2) }
   *[other] disebar ke sisanya { NUMBER($share, style: "percent", maximumFractionDigits: 2) }
  }
charter-document-bound = { $metric ->
    [mql_to_sal] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [mql_to_sql] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [sal_to_sql] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [mql_to_opportunity] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [sql_to_opportunity] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [opportunity_to_won] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [mql_to_won] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [sql_to_won] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [acceptance_rate] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [sla_attainment] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [data_complete] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [re_mql] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [win_rate] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [win_rate_created] { NUMBER($value, style: "percent", maximumFractionDigits: 2) }
    [remaining_coverage] { NUMBER($value, maximumFractionDigits: 2) }×
    [opening_coverage] { NUMBER($value, maximumFractionDigits: 2) }×
   *[other] { NUMBER($value, maximumFractionDigits: 4) }
  }
charter-document-rate-value = { NUMBER($rate, maximumFractionDigits: 10) }
charter-document-lookback = melihat { $days } hari ke belakang
charter-document-half-life = menjadi separuh setiap { $days } hari
charter-document-order = orde { $order }
charter-document-column-framework = Daftar periksa
charter-document-column-field = Bidang
charter-document-column-question = Pertanyaan
charter-document-column-required = Wajib
charter-document-column-fit = Kecocokan
charter-document-column-condition = Bila
charter-document-column-points = Poin
charter-document-column-signal = Perilaku
charter-document-column-half-life = Separuh setiap
charter-document-column-cap = Paling banyak
charter-document-column-window = Dihitung selama
charter-document-column-high-intent = Niat tinggi
charter-document-column-reject = Penolakan
charter-document-column-disposition = Disposisi
charter-document-column-recycle = Kembali dipupuk
charter-document-column-pause = Jeda
charter-document-column-code = Kode
charter-document-column-class = Golongan
charter-document-column-exempt = Bebas dari syarat sentuhan
charter-document-column-wakes-after = Bangun setelah
charter-document-column-wakes-on = Bangun pada
charter-document-column-used-by = Diberikan oleh
charter-document-column-pool = Kelompok
charter-document-column-rep = Tenaga penjual
charter-document-column-weight = Bobot
charter-document-column-cap-day = Paling banyak sehari
charter-document-column-cap-week = Paling banyak seminggu
charter-document-column-cap-open = Paling banyak terbuka
charter-document-column-metric = Angka
charter-document-column-good = Baik mulai
charter-document-column-bad = Buruk melewati
charter-document-column-higher = Makin tinggi makin baik
charter-document-column-currency = Mata uang
charter-document-column-from = Sejak
charter-document-column-rate = Kurs
charter-document-column-model = Model
charter-document-column-sort = Jenis
charter-document-column-weights = Bobot
charter-document-column-rules = Aturan
