# Mengapa sesuatu yang dikirim pelacak tidak dapat dipakai.
arrival-the-whole = seluruh isinya
arrival-too-large = { $place }: { $bytes } bita melebihi batas { $most } bita.
arrival-not-text = { $place }: ini bukan teks dalam UTF-8.
arrival-not-json = { $place }: ini bukan JSON ({ $detail }).
arrival-too-deep = { $place }: objek bersarang terlalu dalam.
arrival-wrong-type = { $place }: seharusnya { $expected }, tetapi yang datang { $found }.
arrival-too-long = { $place }: { $letters } huruf melebihi batas { $most } huruf.
arrival-unprintable = { $place }: ada karakter yang tidak dapat ditulis.
arrival-unknown-type = { $place }: "{ $type }" bukan salah satu dari { $known }.
arrival-missing = { $place }: ini tidak ada.
arrival-not-an-instant = { $place }: "{ $said }" bukan waktu; tulislah seperti 2026-03-02T09:00:00Z.
