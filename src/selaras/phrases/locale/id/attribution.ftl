web-place-attribution = Atribusi
attribution-title = Atribusi
attribution-lede = Sentuhan mana yang mendahului uangnya, dan apa kata tiap model tentangnya.
attribution-by = Menurut
attribution-by-channel = Kanal
attribution-by-campaign = Kampanye
attribution-by-content = Konten
attribution-by-segment = Segmen
attribution-basis = Dasar
attribution-basis-won = Pendapatan menang
attribution-basis-pipeline = Pipeline terbuka
attribution-segment = Segmen
attribution-segment-all = Semua segmen
attribution-total = { $basis ->
    [pipeline] Pipeline terbuka yang akan ditutup dalam periode ini
   *[won] Pendapatan yang dimenangkan dalam periode ini
  }
attribution-deals = { $n } transaksi
attribution-touches = { $n } sentuhan
attribution-untouched = { $n } di antaranya tidak didahului sentuhan; nilainya ada di baris “(tanpa sentuhan)”.
attribution-missing = { $n } transaksi tidak punya nilai dan dihitung nol.
attribution-adds-up = Setiap model membagi tepat jumlah ini, sampai satuan terkecil.
attribution-spread = Rentang
attribution-spread-title = Seberapa jauh model-model berbeda
attribution-spread-says = Bagian uang tiap nilai menurut setiap model: batang dari yang terkecil sampai yang terbesar, satu titik untuk tiap model
attribution-spread-foot = Batang berwarna bila kesimpulannya berlaku di semua model, termasuk interval 95 %: lebih dari bagian rata, atau kurang. Abu-abu bergantung pada model.
attribution-share = Bagian uang
attribution-model = Model
attribution-verdict = Yang berlaku
attribution-verdict-more = Kokoh: lebih dari bagian rata
attribution-verdict-less = Kokoh: kurang dari bagian rata
attribution-verdict-depends = Bergantung pada model
attribution-verdict-thin = Transaksi terlalu sedikit
attribution-sourced = Bersumber
attribution-sourced-about = Seluruh nilai transaksi yang perjalanan pertamanya dibuat olehnya; bisa dijumlahkan.
attribution-influenced = Terpengaruh
attribution-influenced-about = Seluruh nilai setiap transaksi yang disentuhnya; tumpang tindih, tidak bisa dijumlahkan.
attribution-influenced-overlap = Nilai terpengaruh tumpang tindih: satu transaksi dihitung penuh untuk semua yang menyentuhnya, jadi tidak bisa dijumlahkan.
attribution-table = Semua model berdampingan
attribution-table-title = { $basis ->
    [pipeline] Pipeline terbuka
   *[won] Pendapatan menang
  } { $period }, per { $as_of }
attribution-table-total = { $total } dari { $n } transaksi; { $untouched } di antaranya tidak didahului sentuhan. Setiap model membagi tepat jumlah ini.
attribution-sum = Jumlah
attribution-no-touch = (tanpa sentuhan)
attribution-interval = interval 95 % { $low } – { $high }
attribution-resampled = Interval: transaksi ditarik ulang { $draws } kali (benih { $seed }).
attribution-not-resampled = Transaksi terlalu sedikit atau terlalu banyak untuk ditarik ulang, jadi tidak ada interval dan tidak ada yang disebut kokoh.
attribution-error = { $model }: urutan ditarik acak; galat baku terbesar suatu bagian { $error }.
attribution-refused-open = Rantai belajar dari transaksi yang sudah berakhir; tentang yang masih terbuka ia tidak berkata apa-apa.
attribution-refused-none-won = Tidak ada transaksi bersentuhan yang dimenangkan dalam periode ini, jadi rantainya tidak menuju ke mana-mana.
attribution-models = Model-model, sebagai bobot dan aturan
attribution-models-lede = Nama bukan definisi: “U” dua vendor berbeda. Inilah bobot yang ditetapkan piagam.
attribution-rule-milestones = Sentuhan suatu tonggak adalah yang terdekat sebelum atau tepat pada saatnya; satu sentuhan yang memegang beberapa tonggak mendapat jumlahnya. Bila suatu tonggak tanpa sentuhan, atau tidak ada apa pun di antaranya, bobotnya beralih ke yang lain secara sebanding.
attribution-rule-lead = Prospek tercipta ketika orang pertama dari kelompok pembeli dikenal. Sentuhan setelah peluang dibuat hanya mendapat bagian dalam model yang mengkreditkan sentuhan terakhir atau penutup, atau yang tidak mengenal tonggak.
attribution-rule-markov = Markov: efek penghapusan dalam rantai transaksi yang ditutup dalam periode ini, menang atau kalah; pendapatan setelah sentuhan dibagi sebanding, bukan per transaksi.
attribution-rule-shapley = Shapley: sekumpulan nilai bernilai sebesar transaksi yang hanya disentuh olehnya, jadi tiap nilai dalam satu transaksi mendapat bagian sama. Dengan orde, kumpulan bernilai sebesar peluang menang dalam rantai orde itu tanpa yang lain; sampai 15 nilai dihitung persis, lebih dari itu dengan urutan acak yang galatnya disebutkan.
attribution-blind-spot = Model membagi apa yang terjadi; ia tidak mengatakan apa yang akan terjadi seandainya lain.
attribution-deals-title = Transaksi di baliknya
attribution-deals-of = { $value }: transaksi yang disentuhnya
attribution-deals-bare = Transaksi yang tidak didahului sentuhan
attribution-deals-chain = { $model } membagi semua transaksi bersama-sama, jadi tidak ada kredit per transaksi.
attribution-column-credit = Kredit
attribution-column-touches = Sentuhan
attribution-column-deal = Transaksi
attribution-empty = Tidak ada yang dimenangkan dalam periode ini, jadi tidak ada yang dibagi.
attribution-empty-pipeline = Tidak ada yang terbuka dan akan ditutup dalam periode ini.
attribution-segment-same = Satu transaksi punya satu segmen, siapa pun yang menyentuhnya: semua model berkata sama.
journey-title = Perjalanan
journey-lede = Dari sentuhan pertama sampai penutupan: seluruh kelompok pembeli, dan semua yang dilakukan penjualan.
journey-story = Jalannya
journey-story-empty = Tentang transaksi ini hanya diketahui bahwa ia ada.
journey-people = Kelompok pembeli
journey-people-empty = Tidak ada orang yang tercatat pada transaksi ini.
journey-known-since = dikenal sejak
journey-of-account = dari akunnya
journey-influence = Kampanye yang memengaruhinya
journey-influence-empty = Tidak ada sentuhan kampanye sebelum transaksi ini.
journey-influence-foot = Terpengaruh: seluruh nilai. Kredit: bagian yang diberikan model.
journey-first = Pertama
journey-last = Terakhir
journey-credits = Kredit menurut tiap model
journey-credits-empty = Tidak ada sentuhan sebelum transaksi ini; nilainya ada di baris “(tanpa sentuhan)” setiap model.
journey-source = Sumber
journey-amount = Nilai
journey-created = Dibuka
journey-closed = Ditutup
journey-stage = Tahap
journey-outcome-won = Menang
journey-outcome-lost = Kalah
journey-outcome-open = Terbuka
journey-cycle = Dari sentuhan pertama sampai penutupan
journey-slot-first-touch = sentuhan pertama
journey-slot-lead-creation = menciptakan prospek
journey-slot-opportunity-creation = sebelum peluang
journey-slot-closing-touch = sebelum penutupan
journey-slot-last-touch = sentuhan terakhir
journey-credit-of = Kredit: { $model }
journey-stage-entered = { $stage ->
    [mql] Menjadi MQL
    [sal] Diterima penjualan
   *[sql] Dikualifikasi penjualan
  }
journey-open = Perjalanan transaksi
journey-deal-changed = Diubah
journey-to = ke { $stage }
