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
