score-fit-holds = Memberi poin karena { $condition }
score-fit-fails = Tidak memberi apa pun karena tidak benar bahwa { $condition }
score-fit-unknown = Tidak memberi apa pun karena profil tidak menyebutkan apakah { $condition }
score-signal = Terlihat { $count } kali: { NUMBER($new, maximumFractionDigits: 1) } poin saat baru, { NUMBER($left, maximumFractionDigits: 1) } setelah memudar
score-signal-capped = Terlihat { $count } kali: { NUMBER($new, maximumFractionDigits: 1) } poin saat baru, { NUMBER($left, maximumFractionDigits: 1) } setelah memudar, dibatasi pada { NUMBER($points, maximumFractionDigits: 1) }
score-signal-too-old = Terlihat, tetapi sudah terlalu lama untuk dihitung
score-signal-never = Belum pernah terlihat
