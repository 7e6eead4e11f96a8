# A table or a chart that leaves a page as a file.
taking-title = Download
taking-csv = Table as CSV
taking-parquet = Table as Parquet
taking-svg = Chart as SVG
taking-png = Chart as PNG
taking-failed = The chart could not be drawn. The figures on the page are complete without it.
taking-subtitle = { $period } · as known on { $as_of }
