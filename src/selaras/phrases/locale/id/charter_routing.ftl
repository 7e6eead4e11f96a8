charter-document-pool-capacity = Kelompok “{ $name }”: tidak seorang pun menerima lebih banyak prospek dalam seminggu daripada kapasitas yang diumumkannya.
charter-document-pool-monthly = Kelompok “{ $name }”: setiap tanggal satu semua anggota mulai setara lagi.
charter-document-everybody = semua anggota
charter-document-column-cap-name = Batas
charter-document-column-cap-for = Untuk prospek dengan ciri ini
charter-warning-cap-without-figure = Batas “{ $cap }” tidak menyebut angka, sehingga tidak menahan siapa pun.
charter-warning-cap-never-counts = Tidak ada prospek yang dapat terhitung untuk batas “{ $cap }”.
charter-warning-cap-means-two-things = Batas “{ $cap }” dipakai untuk dua syarat; prospek dari keduanya dihitung bersama.
