# Tabel atau grafik yang diunduh dari halaman sebagai berkas.
taking-title = Unduh
taking-csv = Tabel sebagai CSV
taking-parquet = Tabel sebagai Parquet
taking-svg = Grafik sebagai SVG
taking-png = Grafik sebagai PNG
taking-failed = Grafik tidak dapat digambar. Angka di halaman ini lengkap tanpanya.
taking-subtitle = { $period } · menurut yang diketahui pada { $as_of }
