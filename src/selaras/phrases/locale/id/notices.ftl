notice-some-lead = sebuah prospek
notice-some-rep = siapa pun belum
notice-some-promise = sebuah janji
notice-due = Jatuh tempo { DATETIME($due, dateStyle: "medium", timeStyle: "short") }.
notice-cause = Penyebab: { $cause ->
    [late] dikerjakan, tetapi terlambat
    [untouched] tidak ada yang menyentuhnya
    [wrong_owner] ada pada orang yang salah
    [absent] pemegangnya sedang tidak bekerja
    [over_capacity] pemegangnya menerima lebih dari kesanggupannya
    [system] sistem terlambat
   *[other] tidak diketahui
  }.
notice-announced-title = Sekarang: { $lead } meminta Anda
notice-announced-text = Minat tinggi. Makin cepat dijawab makin baik; bila tidak dijawab, prospek pindah ke orang lain.
notice-assigned-title = Baru untuk Anda: { $lead }
notice-assigned-text = Prospek ini masuk ke antrean Anda.
notice-climbed-title = Belum dijawab: { $lead }
notice-climbed-text = Prospek ini sudah diumumkan kepada { $rep }, dan belum ada yang menjawab. Sekarang ada pada Anda (langkah { $level }).
notice-waiting-title = Tidak ada aturan untuk { $lead }
notice-waiting-text = Prospek ini menunggu di antrean cadangan sampai Anda memberikannya kepada seseorang.
notice-reminder-title = Segera jatuh tempo: { $clause }, { $lead }
notice-reminder-text = Sebagian besar waktu untuk janji ini sudah lewat.
notice-breach-title = Terlewat: { $clause }, { $lead }
notice-breach-text = Janji ini tidak dipenuhi tepat waktu. Pemegangnya: { $rep }.
notice-match-title = Akun mana untuk { $lead }?
notice-match-text = Lebih dari satu akun mungkin benar. Mohon pilih salah satu.
notice-pair-title = Apakah { $lead } tercatat dua kali?
notice-pair-text = Dua prospek tampak seperti satu orang, tetapi belum cukup pasti untuk digabung tanpa bertanya.
notice-dispute-title = Disengketakan: { $lead }
notice-dispute-text = Sebuah keputusan tentang prospek ini bertentangan dengan kriteria yang disepakati. Pihak netral perlu memutuskan.
notice-ruling-title = Sebuah sengketa telah diputuskan
notice-ruling-text = { $ruling ->
    [upheld] Keputusan tetap berlaku.
    [overturned] Keputusan tidak berlaku.
   *[other] Putusan: { $ruling }.
  }
notice-escalation-title = Dieskalasi: { $clause }
notice-escalation-text = { $missed ->
    [one] Terlewat satu minggu. Tahap “{ $rung }” meminta percakapan.
   *[other] Terlewat { $missed } minggu. Tahap “{ $rung }” meminta percakapan.
  }
notice-finding-title = Pola yang perlu dilihat
notice-finding-text = { $detector ->
    [mass_dispositions] Banyak prospek diakhiri sesaat sebelum jatuh tempo: { $count }. Tentang: { $rep }.
    [back_dated] Banyak aktivitas dicatat lama setelah terjadi: { $count }. Tentang: { $rep }.
    [automatic_mail] Banyak sentuhan tampak seperti surel otomatis: { $count }. Tentang: { $rep }.
    [score_edits] Profil diubah sehingga prospek sedikit melewati ambang: { $count }. Tentang: { $rep }.
    [crammed_touches] Prospek diakhiri setelah seluruh sentuhannya dilakukan dalam satu jam: { $count }. Tentang: { $rep }.
    [snoozed_past] Prospek ditunda sampai janjinya terlanggar: { $count }. Tentang: { $rep }.
   *[other] { $count } kasus { $detector }. Tentang: { $rep }.
  } Ini pertanyaan, bukan vonis.
notice-capacity-title = Penjualan mengumumkan kapasitasnya
notice-capacity-text = { $count ->
    [one] { $rep } sanggup menerima satu prospek seminggu.
   *[other] { $rep } sanggup menerima { $count } prospek seminggu.
  }
notice-endpoint-title = Sebuah titik akhir webhook ditutup
notice-endpoint-text = Titik akhir “{ $endpoint }” gagal berhari-hari tanpa satu pun keberhasilan, jadi tidak ada lagi yang dikirim ke sana. Perbaiki dahulu, lalu nyalakan kembali.
notice-trial-title = Uji coba dari Selaras
notice-trial-text = Jika Anda membaca ini, pesan sudah sampai.
notice-open = Buka di Selaras
notice-footer = Anda menerima ini karena peran Anda dalam serah terima.
notice-unsubscribe = Hentikan surel semacam ini
notice-sort-announced = Jalur cepat
notice-sort-assigned = Prospek baru untuk saya
notice-sort-climbed = Prospek yang belum dijawab
notice-sort-waiting = Prospek tanpa aturan
notice-sort-reminder = Janji yang segera jatuh tempo
notice-sort-breach = Janji yang terlewat
notice-sort-match = Prospek yang akunnya belum pasti
notice-sort-pair = Prospek yang mungkin tercatat dua kali
notice-sort-dispute = Keputusan yang disengketakan
notice-sort-ruling = Putusan sengketa
notice-sort-escalation = Eskalasi
notice-sort-finding = Pola yang perlu dilihat
notice-sort-capacity = Kapasitas yang diumumkan
notice-sort-endpoint = Titik akhir webhook yang ditutup
notice-sort-trial = Uji coba
notice-medium-page = Di halaman
notice-medium-mail = Lewat surel
notice-list-title = Pemberitahuan
notice-list-lede = Yang disampaikan kepada Anda, yang terbaru lebih dahulu.
notice-list-empty = Belum ada. Yang menyangkut Anda muncul di sini, dan seketika di halaman mana pun yang terbuka.
notice-new = baru
notice-read-all = Tandai semua sudah dibaca
notice-allow = Tampilkan juga di luar halaman
notice-stop-title = Hentikan surel
notice-stop-ask = Tidak ada lagi surel semacam ini: “{ $sort }”. Di halaman Anda tetap melihatnya.
notice-stopped = Tidak ada lagi surel semacam ini: “{ $sort }”. Di halaman Anda tetap melihatnya.
notice-stop-unknown = Alamat ini tidak lengkap. Gunakan alamat dari surel apa adanya.
feed-name = Selaras: janji, bangun kembali, ketidakhadiran
feed-promise = Jatuh tempo: { $clause }, { $company }
feed-wake = Bangun: { $company }
feed-absence = Tidak bekerja
