routing-takes = { $rule }: { $rep } menanganinya
routing-furthest-behind = { $rule }: { $rep } paling tertinggal dari bagiannya, sebesar { NUMBER($behind, maximumFractionDigits: 2) }
routing-next-in-turn = { $rule }: sekarang giliran { $rep }
routing-condition-fails = { $rule }: syaratnya tidak terpenuhi
routing-condition-unknown = { $rule }: profil belum cukup untuk menilai syaratnya
routing-no-such-pool = { $rule }: kelompok yang disebutnya tidak ada
routing-nobody-may = { $rule }: tidak ada yang boleh menerima prospek sekarang
routing-fallback = Tidak ada aturan yang menangkap prospek ini; ia menunggu di { $rule }
routing-unknown-person = { $rule }: tidak ada yang dikenal sebagai { $rep }
routing-left = { $rule }: { $rep } sudah keluar
routing-absent = { $rule }: { $rep } sedang tidak hadir
routing-not-in-hours = { $rule }: { $rep } sedang di luar jam kerja
routing-no-weight = { $rule }: { $rep } tidak memiliki bagian dalam kelompok ini
routing-cap-per-day = { $rule }: { $rep } sudah menerima cukup prospek hari ini
routing-cap-per-week = { $rule }: { $rep } sudah menerima cukup prospek minggu ini
routing-cap-open = { $rule }: { $rep } sudah memegang sebanyak mungkin prospek terbuka
routing-had-it = { $rule }: { $rep } sudah pernah memegangnya
routing-cap = { $rule }: { $rep } sudah menerima cukup prospek semacam ini: { $cap }
routing-capacity = { $rule }: { $rep } sudah menerima prospek minggu ini sebanyak kapasitas yang diumumkannya
routing-rule = { $name ->
    [account_owner] pemilik akun
    [by_hand] secara manual
    [from_fallback] dari antrean
   *[other] { $words }
  }
refusal-still-in-queue = Belum ada tenaga penjual yang memegang prospek ini; ambil dari antrean.
refusal-not-in-queue = Prospek ini tidak ada di antrean: sudah dipegang tenaga penjual.
refusal-still-nobody = Aturan masih tidak memberikan prospek ini kepada siapa pun: { $steps }.
refusal-unknown-rep = Tidak ada tenaga penjual yang dikenal sebagai "{ $rep }".
refusal-already-theirs = { $rep } sudah memegang prospek ini.
refusal-rep-left = { $rep } sudah keluar.
refusal-rep-absent = { $rep } sedang tidak hadir.
refusal-not-your-team = Hanya anggota tim ini yang boleh menyatakannya.
refusal-absence-ends-before-it-starts = Masa tidak hadir harus berakhir setelah dimulai.
refusal-absence-is-past = Masa tidak hadir ini sudah berakhir pada { $ended }; yang sudah lewat tidak diubah.
refusal-unknown-absence = Masa tidak hadir itu tidak ada.
refusal-capacity-negative = Kapasitas tidak bisa kurang dari nol prospek.
refusal-capacity-in-the-past = Kapasitas diumumkan untuk waktu ke depan; { $starts } sudah lewat.
