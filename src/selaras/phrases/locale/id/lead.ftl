lead-list-title = Prospek
lead-list-lede = Semua orang yang mungkin membeli, yang terbaru di atas. Buka sebuah prospek untuk membaca seluruh kisahnya.
lead-search = Nama, perusahaan, atau surel
lead-search-go = Cari
lead-stage = Tahap
lead-status = Status
lead-channel = Kanal
lead-campaign = Kampanye
lead-owner = Pemilik
lead-any = Semua
lead-nobody = Belum ada
lead-person = Prospek
lead-score = Skor
lead-captured = Tercatat
lead-due = Tenggat berikutnya
lead-high-intent = Niat tinggi
lead-none-found = Tidak ada prospek yang memenuhi semua saringan ini.
lead-clear = Hapus saringan
lead-none-title = Belum ada prospek
lead-none-text = Prospek muncul di sini begitu sebuah impor atau sistem yang terhubung membawanya. Jika peran Anda hanya menampilkan prospek milik Anda, belum ada yang menjadi milik Anda.
lead-status-new = Baru
lead-status-open = Terbuka
lead-status-rejected = Ditolak
lead-status-disqualified = Didiskualifikasi
lead-status-recycled = Dalam pembinaan
lead-status-woken = Aktif kembali
lead-status-won = Menang
lead-status-lost = Kalah
lead-status-merged = Digabung
lead-erased = Data pribadi dihapus atas permintaan
lead-unnamed = Prospek tanpa nama
lead-passes = { $n } lintasan
lead-set-back = { $n ->
    [one] Dimundurkan sekali
   *[other] Dimundurkan { $n } kali
  }
lead-merged-away = Prospek ini ternyata orang yang sama dengan prospek lain. Fakta-faktanya sendiri disimpan di sini.
lead-merged-open = Buka prospek yang bertahan
lead-sleeps-until = Tidur sampai { $day }: { $reason }
lead-sleeps = Tidur: { $reason }
lead-story = Kisahnya
lead-story-show = Tampilkan
lead-show-all = Semua
lead-show-marketing = Pemasaran
lead-show-sales = Penjualan
lead-show-decisions = Keputusan
lead-show-promises = Janji
lead-story-empty = Belum ada kejadian semacam ini.
lead-touches = { $n } sentuhan
lead-automatic = otomatis
lead-told-late = baru kami ketahui pada
lead-fact-captured = Mulai dikenal
lead-fact-updated = Profil berubah
lead-fact-matched = Dicocokkan dengan akun
lead-fact-merged = Digabung dengan duplikat
lead-fact-unmerged = Penggabungan dibatalkan
lead-fact-erased = Data pribadi dihapus atas permintaan
lead-fact-touched = { $signal }
lead-fact-woken = Bangun kembali
lead-fact-qualified = Memenuhi syarat: MQL
lead-fact-routed = Disalurkan
lead-fact-notified = Tenaga penjual diberi tahu
lead-fact-accepted = Diterima penjualan: SAL
lead-fact-contacted = { $way ->
    [automatic] { $medium ->
        [email] Surel otomatis terkirim
       *[other] Pesan otomatis terkirim
      }
    [in] { $medium ->
        [call] Prospek menelepon
        [email] Prospek menulis surel
        [linkedin] Prospek menulis lewat LinkedIn
        [meeting] Prospek datang ke rapat
       *[other] Prospek menghubungi
      }
   *[out] { $medium ->
        [call] Penjualan menelepon
        [email] Penjualan menulis surel
        [linkedin] Penjualan menulis lewat LinkedIn
        [meeting] Penjualan bertemu prospek
       *[other] Penjualan menghubungi
      }
  }{ $answered ->
    [yes] , dijawab
   *[no] {""}
  }
lead-fact-regressed = Dimundurkan ke tahap sebelumnya
lead-fact-sales-qualified = Daftar periksa lengkap: SQL
lead-fact-converted = Menjadi peluang
lead-fact-rejected = Ditolak peninjau
lead-fact-disqualified = Didiskualifikasi
lead-fact-recycled = Kembali ke pembinaan
lead-fact-opportunity-created = Peluang dibuka
lead-fact-opportunity-changed = Peluang berubah
lead-fact-opportunity-moved = Peluang berpindah tahap
lead-fact-opportunity-reopened = Peluang dibuka kembali
lead-fact-opportunity-won = Menang
lead-fact-opportunity-lost = Kalah
lead-fact-clock-started = Janji mulai berjalan: { $clause }
lead-fact-clock-paused = Janji dijeda: { $clause }
lead-fact-clock-resumed = Janji berjalan lagi: { $clause }
lead-fact-clock-stopped = Janji berakhir: { $clause }
lead-fact-clock-breached = Janji dilanggar: { $clause }
lead-label-title = Jabatan
lead-label-company = Perusahaan
lead-label-industry = Industri
lead-label-employees = Karyawan
lead-label-country = Negara
lead-label-region = Wilayah
lead-label-city = Kota
lead-label-segment = Segmen
lead-label-seniority = Senioritas
lead-label-domain = Domain
lead-label-time-zone = Zona waktu
lead-label-email = Surel
lead-label-phone = Telepon
lead-label-channel = Kanal
lead-label-campaign = Kampanye
lead-label-content = Konten
lead-label-account-id = Akun
lead-label-rule = Aturan
lead-label-score = Skor
lead-label-high-intent = Niat tinggi
lead-label-queue = Antrean
lead-label-outcome = Hasil
lead-label-reason = Alasan
lead-label-because = Karena
lead-label-comment = Komentar
lead-label-framework = Daftar periksa
lead-label-clause = Klausul
lead-label-due-at = Tenggat
lead-label-wake-at = Bangun
lead-label-wake-on = Bangun saat
lead-label-stage = Tahap
lead-label-from-stage = Dari
lead-label-to-stage = Ke
lead-label-base-minor = Nilai
lead-label-close-date = Tanggal tutup
lead-label-product = Produk
lead-label-forecast-category = Prakiraan
lead-label-competitor = Pesaing
lead-label-cause = Penyebab
lead-label-rep-id = Tenaga penjual
lead-label-owner-id = Pemilik
lead-label-charter-version = Versi piagam
lead-passes-title = Lintasan
lead-pass = Lintasan { $n }
lead-under-charter = Piagam v{ $version }
lead-skipped = dilewati
lead-not-reached = belum tercapai
lead-ended-because = Berakhir karena:
lead-early = Penjualan berbicara dengan prospek ini sebelum memenuhi syarat; itu dihitung tanpa waktu tunggu.
lead-regressed = Sebuah sistem memundurkannya ke { $stage }; yang sudah tercapai tetap tercapai.
lead-regressed-because = Sebuah sistem memundurkannya ke { $stage } ({ $reason }); yang sudah tercapai tetap tercapai.
lead-no-pass = Belum menjadi MQL, jadi belum ada lintasan yang dimulai.
lead-speed = Ke mana waktunya pergi
lead-speed-until = Sampai
lead-speed-owner = Di tangan
lead-speed-took = Waktu
lead-link-captured = Tercatat
lead-link-ingested = Diketahui Selaras
lead-link-qualified = Memenuhi syarat
lead-link-routed = Disalurkan
lead-link-notified = Tenaga penjual diberi tahu
lead-link-accepted = Diterima
lead-link-first-attempt = Upaya pertama
lead-link-first-connect = Jawaban pertama
lead-link-first-meeting = Pertemuan pertama
lead-link-owner-system = Sistem
lead-link-owner-marketing = Pemasaran
lead-link-owner-operations = Operasi
lead-link-owner-rep = Tenaga penjual
lead-promises = Janji
lead-no-promises = Tidak ada janji yang berjalan untuk prospek ini.
lead-clock-pending = Berjalan
lead-clock-paused = Dijeda
lead-clock-met = Ditepati
lead-clock-breached = Dilanggar
lead-clock-cancelled = Dibatalkan
lead-clock-left = lagi
lead-clock-over = lewat
lead-clock-took = memakan
lead-clock-business = waktu kerja
lead-score-title = Skor
lead-score-at = per
lead-score-parts = { NUMBER($fit, maximumFractionDigits: 1) } untuk siapa dia, { NUMBER($behaviour, maximumFractionDigits: 1) } untuk apa yang dilakukannya; MQL perlu { NUMBER($threshold, maximumFractionDigits: 1) }
lead-score-none = Tidak ada aturan piagam yang memberi poin pada prospek ini.
lead-score-silent = { $n } aturan yang tidak memberi apa pun
lead-profile = Profil
lead-account = Akun
lead-account-why = Dicocokkan menurut { $rule }, keyakinan { $share }
lead-id = Id
lead-merged = Digabung dengan
lead-signal = { $name ->
    [demo_requested] meminta demo
    [contact_requested] meminta dihubungi
    [trial_started] memulai uji coba
    [pricing_viewed] melihat harga
    [webinar_attended] menghadiri webinar
    [webinar_registered] mendaftar webinar
    [event_attended] menghadiri acara
    [content_downloaded] mengunduh konten
    [form_submitted] mengisi formulir
    [case_study_viewed] melihat studi kasus
    [email_opened] membuka surel
    [email_clicked] mengklik tautan surel
    [page_viewed] melihat halaman
    [unsubscribed] tidak ingin dihubungi lagi
    [ad_clicked] mengklik iklan
    [size_we_serve] ukuran yang kita layani
    [country_we_serve] negara yang kita layani
    [decides] pengambil keputusan
    [prepares_decisions] menyiapkan keputusan
    [core_industry] industri inti
    [company_address] alamat surel perusahaan
    [student] mahasiswa
   *[other] { $words }
  }
lead-fact-escalated = Belum ada jawaban: disampaikan ke atas
lead-fact-snoozed = Ditunda sementara
lead-fact-undone = Suatu tindakan ditarik kembali
lead-taken-back = Ditarik kembali oleh { $by }
lead-label-by = Oleh
lead-fact-identified = Dikenal oleh pelacak
lead-fact-match-asked = Beberapa perusahaan cocok: harus ada yang memilih
lead-fact-clock-reopened = { $clause } berjalan lagi: akhirnya ditarik kembali
lead-fact-clock-amended = { $clause } mendapat tenggat lain
lead-fact-clock-reminded = Diingatkan: { $clause } segera jatuh tempo
lead-label-was-due-at = Tenggat semula
lead-label-until = Sampai
lead-label-level = Tingkat
lead-label-to = Kepada
