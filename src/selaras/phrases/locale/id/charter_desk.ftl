charter-document-desk = Penyerahan dari hari ke hari
charter-document-desk-reviewers = Yang menerima atau menolak MQL: { $roles }.
charter-document-desk-rulers = Yang memutus keputusan yang disengketakan: { $roles }.
charter-document-desk-sees-team = Tenaga penjual melihat prospek seluruh timnya.
charter-document-desk-sees-own = Tenaga penjual melihat prospeknya sendiri.
charter-document-desk-remind = Yang berutang janji diingatkan setelah { NUMBER($share, style: "percent", maximumFractionDigits: 2) } dari waktunya.
charter-document-desk-climb = Langkah { $place } bagi prospek berniat tinggi yang tidak dijawab: setelah { $allowance } berikutnya, prospek itu naik ke { $to }.
charter-climb-to = { $to ->
    [manager] manajer tenaga penjual itu
    [another_rep] tenaga penjual lain
   *[leader] pemimpin penjualan
  }
charter-document-desk-announce = Kabar yang sudah lebih tua dari { $length } ketika tiba masuk antrean dan tidak diumumkan kepada siapa pun.
charter-document-desk-quiet-hours = Tidak seorang pun diganggu dari { $start } sampai { $end } menurut zona waktunya sendiri; yang datang selama itu menunggu.
charter-document-desk-no-quiet-hours = Tidak ada jam tenang.
charter-document-desk-fast-lane-passes = Prospek berniat tinggi diumumkan pada jam berapa pun.
charter-document-desk-fast-lane-waits = Prospek berniat tinggi juga menunggu akhir jam tenang.
charter-document-desk-snooze = Tenaga penjual boleh menunda prospek paling lama { $length }, dan tidak pernah melewati jatuh tempo.
charter-document-desk-undo = Yang melakukan sesuatu dapat membatalkannya dalam { $length }.
charter-document-desk-counts-anew = Setelah sebuah perjalanan berakhir, hanya yang dilakukan prospek sejak itu yang dihitung untuk perjalanan berikutnya.
charter-document-desk-counts-on = Setelah sebuah perjalanan berakhir, yang dilakukan prospek sebelumnya tetap dihitung.
charter-document-desk-waking-qualifies = Prospek yang bangun pada waktunya langsung ditinjau, bila masih memenuhi kriteria.
charter-document-desk-waking-waits = Prospek yang bangun ditinjau ketika memenuhi kualifikasi lagi.
charter-document-desk-gives-back = Penyaluran berutang satu prospek kepada tenaga penjual setelah penolakan golongan ini: { $classes }.
charter-document-desk-merge = Prospek yang merupakan satu orang dengan kepastian { NUMBER($share, style: "percent", maximumFractionDigits: 2) } atau lebih, dan yang memiliki alamat surel atau nomor telepon yang sama, digabungkan dengan sendirinya; penggabungan itu dapat dibatalkan.
charter-document-desk-ask = Mulai kepastian { NUMBER($share, style: "percent", maximumFractionDigits: 2) }, seseorang ditanya.
charter-document-desk-watch = Pola-pola ini diperhatikan. Temuan adalah pertanyaan, bukan hukuman.
charter-document-desk-watch-mass = { $n } prospek diakhiri satu tenaga penjual dalam { $length }, sesaat sebelum janjinya jatuh tempo.
charter-document-desk-watch-back-dated = Kegiatan yang dicatat lebih dari { $length } setelah waktu kejadiannya, bila mencapai { NUMBER($share, style: "percent", maximumFractionDigits: 2) } dari kegiatan seorang tenaga penjual atau lebih.
charter-document-desk-watch-automatic = Sentuhan yang mirip surel otomatis walaupun ditandai pribadi, bila mencapai { NUMBER($share, style: "percent", maximumFractionDigits: 2) } dari sentuhan seorang tenaga penjual atau lebih.
charter-document-desk-watch-score-edits = { $n } perubahan profil oleh satu orang dalam seminggu yang mengangkat prospek tipis di atas ambang.
charter-document-desk-watch-crammed = { $n } prospek diakhiri satu tenaga penjual dalam seminggu, padahal seluruh sentuhan yang dijanjikan dilakukan dalam satu jam.
charter-document-desk-watch-snoozed = Prospek yang ditunda sampai janjinya terlanggar, bila mencapai { NUMBER($share, style: "percent", maximumFractionDigits: 2) } dari prospek yang ditunda seorang tenaga penjual atau lebih.
charter-problem-no-role = Tidak ada peran “{ $name }”
charter-problem-no-class = Tidak ada golongan alasan penolakan “{ $name }”
charter-problem-time-of-day = “{ $given }” bukan waktu dalam sehari
charter-fix-time-of-day = Tulis seperti 20:00
charter-warning-nobody-reviews = Tidak ada peran yang boleh menerima atau menolak MQL, jadi setiap prospek menunggu selamanya.
charter-warning-nobody-rules = Tidak ada peran yang boleh memutus keputusan yang disengketakan.
charter-warning-ruler-takes-side = { $role } akan memutus sengketa padahal berdiri di salah satu pihak.
charter-warning-climb-at-once = Langkah { $place } bagi prospek berniat tinggi yang tidak dijawab tidak memberi waktu sama sekali.
charter-warning-climb-calendar-missing = Langkah { $place } bagi prospek berniat tinggi yang tidak dijawab dihitung menurut kalender “{ $calendar }”, yang tidak ada.
charter-warning-reminder-at-due = Pengingat setelah seluruh waktu janji habis datang ketika janji itu sudah dilanggar.
charter-warning-asks-after-merging = Seseorang baru ditanya mulai kepastian { NUMBER($ask, style: "percent", maximumFractionDigits: 2) }, padahal mulai { NUMBER($merge, style: "percent", maximumFractionDigits: 2) } prospek digabungkan tanpa bertanya, jadi tidak seorang pun pernah ditanya.
charter-warning-quiet-all-day = Jam tenang dari { $start } sampai { $end } tidak memiliki panjang.
