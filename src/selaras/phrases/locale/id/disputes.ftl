disputes-lede = Keputusan yang dianggap bertentangan dengan kesepakatan. Pihak yang netral memutus; riwayat tidak pernah diubah.
disputes-show-open = Menunggu
disputes-show-ruled = Diputus
disputes-empty-open = Tidak ada keputusan yang dipersengketakan.
disputes-empty-ruled = Belum ada putusan.
disputes-claim-title = Dalil
disputes-claim = { $claim ->
    [rejection_contradicts_criteria] Alasannya membantah apa yang dikatakan kesepakatan tentang prospek ini
    [not_as_agreed] Keputusannya tidak sesuai kesepakatan
   *[other] { $claim }
}
disputes-criteria = Kriteria yang dipenuhi prospek
disputes-opened = Dibuka
disputes-by-itself = ditemukan oleh Selaras
disputes-status = { $status ->
    [open] menunggu putusan
    [upheld] keputusan tetap berlaku
    [overturned] dibatalkan
   *[other] ditarik kembali
}
disputes-said = Yang disampaikan
disputes-note = Tambahkan yang Anda ketahui
disputes-rule = Putusan
disputes-because = Karena
disputes-precedent = Untuk kesepakatan berikutnya:
disputes-precedent-ask = Apa yang sebaiknya dikatakan kesepakatan berikutnya? (bila ada celah)
disputes-overturn = Batalkan: prospek kembali
disputes-uphold = Keputusan tetap berlaku
disputes-rule-note = Yang memutuskan atau menyengketakan hal ini tidak boleh memutus. Pembatalan memulai perjalanan baru; keputusan lama tetap ada dalam riwayat.
disputes-decision = Keputusannya
disputes-decided = Alasan yang diberikan
disputes-by = Oleh
disputes-when = Kapan
disputes-open-lead = Buka prospek
