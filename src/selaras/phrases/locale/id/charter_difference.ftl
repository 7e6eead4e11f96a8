charter-difference-none = Keduanya berbunyi sama.
charter-difference-added = Baru: { $item }.
charter-difference-removed = Dihapus: { $item }.
charter-difference-changed = { $field }: sekarang { $new } (semula { $old }).
charter-difference-item-changed = { $item }: { $field } sekarang { $new } (semula { $old }).
charter-difference-criterion = { $item }: prospek kini memenuhinya bila { $new } (semula: { $old }).
charter-difference-condition = { $item }: kini berlaku untuk: { $new } (semula: { $old }).
charter-difference-order = { $field }: urutannya sekarang { $names }.
charter-item-within = { $outer }, { $inner }
charter-item = { $sort ->
    [calendars] kalender “{ $name }”
    [hours] jam buka hari { $name ->
        [mon] Senin
        [tue] Selasa
        [wed] Rabu
        [thu] Kamis
        [fri] Jumat
        [sat] Sabtu
       *[sun] Minggu
    }
    [holidays] hari libur nasional { $name }
    [stages] tahap { $name ->
        [lead] Prospek
        [opportunity] Peluang
        [won] Menang
        [mql] MQL
        [sal] SAL
        [sql] SQL
       *[other] { $name }
    }
    [criteria] kriteria “{ $name }”
    [frameworks] daftar periksa “{ $name }”
    [questions] pertanyaan “{ $name }”
    [fit] aturan kecocokan “{ $name }”
    [behaviour] perilaku “{ $name }”
    [reject] alasan penolakan “{ $name }”
    [disposition] disposisi “{ $name }”
    [recycle] alasan pemupukan ulang “{ $name }”
    [pause] alasan jeda “{ $name }”
    [routes] aturan penyaluran “{ $name }”
    [pools] kelompok “{ $name }”
    [members] tenaga penjual “{ $name }”
    [caps] batas “{ $name }”
    [leads] janji “{ $name }”
    [periods] janji “{ $name }”
    [rungs] tingkat “{ $name }”
    [targets] target mulai { $name }
    [thresholds] ambang “{ $name }”
    [attribution] model atribusi “{ $name }”
    [exchange_rates] kurs { $name }
    [events] aturan untuk “{ $name }”
    [channels] aturan kanal “{ $name }”
    [climb] langkah naik ke { $name ->
        [manager] manajer
        [another_rep] tenaga penjual lain
       *[leader] pemimpin
    }
   *[other] “{ $name }”
  }
charter-part = { $name ->
    [title] judul
    [currency] mata uang
    [time_zone] zona waktu
    [fiscal_year_starts] bulan awal tahun fiskal
    [zone] zona waktu
    [hours] jam buka
    [holidays] hari libur
    [closures] hari tutup
    [always] buka sepanjang waktu
    [meaning_en] arti dalam bahasa Inggris
    [meaning_id] arti dalam bahasa Indonesia
    [criteria] kriteria
    [needs_threshold] perlu mencapai ambang
    [needs_framework] daftar periksa yang harus lengkap
    [needs_fields] bidang yang harus tercatat
    [crm_stages] nama di sistem lain
    [reject_reason] alasan penolakan
    [frameworks] daftar periksa
    [questions] pertanyaan
    [asks_en] pertanyaan dalam bahasa Inggris
    [asks_id] pertanyaan dalam bahasa Indonesia
    [required] wajib
    [fit] aturan kecocokan
    [behaviour] perilaku
    [points] poin
    [half_life_days] hari sampai separuh
    [cap] batas atas
    [window_days] hari yang dihitung
    [high_intent] niat tinggi
    [threshold] ambang
    [fit_minimum] kecocokan minimum
    [high_intent_qualifies] niat tinggi meloloskan
    [reason_class] golongan
    [exempt_from_touches] bebas dari syarat sentuhan
    [wake_after_days] hari sampai bangun
    [wake_on] bangun pada
    [says_en] kata dalam bahasa Inggris
    [says_id] kata dalam bahasa Indonesia
    [used_by] peran yang boleh memberikannya
    [account_owner_first] pemegang akun didahulukan
    [routes] aturan penyaluran
    [pools] kelompok
    [members] anggota
    [team] tim
    [strategy] cara membagi
    [absence_credit] kredit selama absen
    [only_in_hours] hanya saat bekerja
    [pool] kelompok
    [rep] tenaga penjual
    [weight] bobot
    [cap_per_day] batas per hari
    [cap_per_week] batas per minggu
    [cap_open] batas terbuka
    [fallback_queue] antrean cadangan
    [fallback_owner] penanggung jawab antrean
    [promise] isi janji
    [side] pihak
    [start] awal hitungan
    [time] waktu
    [calendar] kalender
    [high_intent_allowance] waktu untuk prospek berniat tinggi
    [needed] jumlah yang diperlukan
    [mediums] cara menghubungi
    [distinct_days] hari yang berbeda
    [pauses] alasan jeda
    [every] setiap
    [at_least] batas bawah
    [fields] bidang
    [sorts] macam
    [notice_days] hari di muka
    [due_day] hari jatuh tempo
    [weekly_floor] batas bawah mingguan
    [clean_periods_to_recover] periode bersih untuk pulih
    [rungs] tingkat
    [after_missed] minggu gagal
    [or_missed_of] atau minggu gagal dari
    [or_clauses] atau jumlah janji
    [who] yang bertemu
    [within_days] dalam hari
    [starts_on] hari pertama
    [ends_on] hari terakhir
    [revenue] pendapatan
    [marketing_sourced_share] bagian dari pemasaran
    [good] baik mulai
    [bad] buruk melewati
    [higher_is_better] makin tinggi makin baik
    [low] batas bawah cakupan
    [high] batas atas cakupan
    [needed_from_history] rasio dari riwayat ditampilkan
    [stages_counted] tahap yang dihitung
    [sort] jenis
    [first_touch] bobot sentuhan pertama
    [lead_creation] bobot saat prospek dibuat
    [opportunity_creation] bobot saat peluang dibuat
    [closing_touch] bobot sentuhan penutup
    [last_touch] bobot sentuhan terakhir
    [spread] bobot yang disebar
    [order] orde
    [lookback_days] hari ke belakang
    [sales_sla] bobot SLA penjualan
    [marketing_sla] bobot SLA pemasaran
    [shared_metrics] bobot metrik bersama
    [coverage_stability] bobot kestabilan cakupan
    [joint_nps] bobot NPS bersama
    [conversion_horizon_days] hari sampai konversi dinilai
    [buying_group] sentuhan siapa yang dihitung
    [touches_counted] cara menghitung sentuhan
    [thin_below] tipis di bawah
    [rate] kurs
    [from_date] sejak
    [exchange_rates] kurs
    [targets] target
    [thresholds] ambang
    [attribution] model atribusi
    [events] aturan peristiwa
    [pages] halaman
    [channels] aturan kanal
    [channel] kanal
    [introduces] memperkenalkan orang
    [own_hosts] situs web kita
    [contents] properti yang menamai konten
    [session] panjang sesi
    [visits_kept] lama kunjungan tak dikenal disimpan
    [reviewers] peran yang meninjau
    [rulers] peran yang memutus sengketa
    [reps_see_their_team] tenaga penjual melihat timnya
    [remind_at] bagian waktu sampai pengingat
    [climb] langkah naik
    [after] waktu sampai langkah itu
    [announce_within] umur kabar yang masih diumumkan
    [quiet_hours] jam tenang
    [end] akhir
    [fast_lane_passes] jalur cepat diumumkan kapan pun
    [snooze_longest] penundaan terlama
    [undo_within] waktu untuk membatalkan
    [counts_anew] dihitung dari awal
    [waking_qualifies] yang bangun langsung ditinjau
    [gives_back] golongan penolakan yang dibalas prospek lain
    [merge_at] kepastian untuk digabungkan
    [ask_at] kepastian untuk bertanya
    [mass_dispositions] banyaknya disposisi sekaligus
    [mass_within] jangka disposisi sekaligus
    [back_dated_by] selisih tanggal mundur
    [back_dated_share] bagian bertanggal mundur
    [automatic_share] bagian otomatis
    [score_edits] perubahan profil di dekat ambang
    [crammed_touches] sentuhan yang dijejalkan
    [snoozed_share] penundaan sampai janji terlanggar
    [leads] janji per prospek
    [periods] janji per periode
    [reject] alasan penolakan
    [disposition] disposisi
    [recycle] alasan pemupukan ulang
    [pause] alasan jeda
    [within_capacity] sebatas kapasitas yang diumumkan
    [starts_anew] kapan semua mulai setara lagi
    [caps] batas untuk prospek tertentu
   *[other] { $words }
  }
