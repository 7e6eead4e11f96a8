# Proporsi minggu demi minggu, dan alarmnya.
trends-title = Tren per minggu
trends-steady = Tidak ada perubahan: minggu yang sudah final sejalan dengan minggu pembandingnya.
trends-alarm = { $way ->
    [down] Proporsinya turun
   *[up] Proporsinya naik
}: jelas pada minggu { $raised }, menumpuk sejak minggu { $since }.
trends-too-little = Terlalu sedikit untuk diawasi: alarm memerlukan { $weeks } minggu final dengan { $n } kasus sebagai pembanding, dan minggu sesudahnya.
trends-false-alarms = Bila tidak ada yang berubah, alarm palsu muncul pada sekitar { $percent } % tahun, yaitu sekali dalam sekitar { $years } tahun.
trends-compared = Dibandingkan dengan { $share } dari { $n } kasus pada minggu yang ditandai sebagai acuan.
trends-within = Tiap minggu menghitung yang tercapai dalam { $days } hari; minggu yang lebih muda ditampilkan dan tidak pernah memicu alarm.
trends-shown = Proporsi tiap minggu dengan interval 95 %, acuan pembandingnya, dan minggu yang belum final.
trends-share = proporsi
trends-final = final
trends-young = belum final
trends-reference = acuan
trends-week = minggu
trends-n = n
trends-sums = turun / naik
