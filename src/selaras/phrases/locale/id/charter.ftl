charter-state-proposed = Diusulkan
charter-state-signed-by-one = Ditandatangani satu pihak
charter-state-agreed = Disepakati, belum berlaku
charter-state-in-force = Berlaku
charter-state-superseded = Sudah digantikan
charter-state-withdrawn = Ditarik kembali
charter-side-marketing = pemasaran
charter-side-sales = penjualan
charter-side-operations = operasi
charter-refusal-wrong-role = { $act ->
    [propose] Peran Anda tidak boleh mengusulkan piagam; yang boleh adalah pemimpin pemasaran, pemimpin penjualan, atau operasi pendapatan.
    [withdraw] Peran Anda tidak boleh menarik piagam; yang boleh adalah pemimpin pemasaran, pemimpin penjualan, atau operasi pendapatan.
    [sign_marketing] Hanya pemimpin pemasaran yang menandatangani untuk pemasaran.
   *[sign_sales] Hanya pemimpin penjualan yang menandatangani untuk penjualan.
  }
charter-refusal-unchanged = Ketentuan ini sama persis dengan versi { $version }; tidak ada hal baru untuk ditandatangani.
charter-refusal-unknown-version = Tidak ada piagam versi { $version }.
charter-refusal-withdrawn = Versi { $version } telah ditarik kembali.
charter-refusal-hash-mismatch = Yang Anda baca bukan versi { $version } seperti yang diusulkan; baca lagi sebelum menandatangani.
charter-refusal-not-newest = Versi { $version } bukan yang terbaru: versi { $newest } sudah diusulkan sesudahnya. Tandatangani versi itu, atau minta agar ditarik kembali lebih dahulu.
charter-refusal-already-signed = { $side ->
    [marketing] Pemasaran sudah menandatangani versi { $version }.
   *[sales] Penjualan sudah menandatangani versi { $version }.
  }
charter-refusal-same-person = Anda sudah menandatangani versi { $version } untuk pihak lain; harus dua orang yang berbeda.
charter-refusal-in-force = Versi { $version } sedang berlaku dan hanya dapat digantikan oleh versi yang lebih baru.
charter-check-problem = { $place }: { $what }. { $fix }.
charter-check-wrong = { $file } memiliki { $n } kesalahan dan tidak dapat dipakai.
charter-check-warning = Peringatan, { $place }: { $what }
charter-check-fine = { $n ->
    [0] { $file } sudah beres.
   *[other] { $file } dapat dipakai; ada { $n } peringatan.
  }
