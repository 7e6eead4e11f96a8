escalations-rung = { $name ->
    [talk] percakapan kedua operasi
    [vp_review] tinjauan para pemimpin
    [executive] eksekutif
   *[other] { $words }
  }
escalations-state = { $state ->
    [open] belum dipegang siapa pun
    [taken] dipegang
    [overdue] lewat tenggat
   *[other] ditutup
  }
escalations-cause = { $cause ->
    [capacity] orang terlalu sedikit untuk pekerjaannya
    [absence] orangnya sedang absen
    [priorities] pekerjaan lain didahulukan
    [process] serah terimanya sendiri tidak jelas atau rusak
    [system] sistem gagal atau lambat
    [data] data kurang atau salah
    [definition] definisi atau target tidak cocok
    [planning] datang pekerjaan yang tidak diumumkan
    [skill] ada yang perlu dilatih
   *[other] sebab lain
  }
escalations-none = Tidak ada catatan terbuka: setiap janji ditepati, atau yang harus bertemu sudah bertemu.
escalations-title = Catatan tangga eskalasi
escalations-column-record = catatan
escalations-column-clause = janji
escalations-column-rung = tingkat
escalations-column-week = minggu
escalations-column-due = tenggat
escalations-column-owner = pemegang
escalations-column-state = keadaan
escalations-column-cause = sebab
escalations-column-outcome = hasil
escalations-recovered = pulih pada minggu { $week }
escalations-taken = { $record } sekarang dipegang { $person }
escalations-noted = ditulis ke dalam { $record }
escalations-closed = { $record } ditutup
refusal-record-unknown = Tidak ada catatan seperti itu.
refusal-record-closed = Catatan ini sudah ditutup pada { $at }.
refusal-record-not-yours = Peran "{ $role }" tidak termasuk yang bertemu tentang catatan ini.
refusal-record-yours-already = Catatan ini sudah Anda pegang.
refusal-record-without-owner = Belum ada yang memegang catatan ini; ambil alih dahulu.
refusal-remark-empty = Tuliskan apa yang dibicarakan.
refusal-cause-unknown = "{ $cause }" bukan sebab dalam daftar.
refusal-outcome-empty = Tuliskan apa yang disepakati; catatan tanpa hasil tidak dapat ditutup.
