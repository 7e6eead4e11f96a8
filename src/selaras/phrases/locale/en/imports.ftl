imports-kind-text = text with columns
imports-kind-lines = JSON lines
imports-kind-parquet = Parquet
imports-kind-workbook = an Excel workbook
imports-delimiter-comma = comma
imports-delimiter-semicolon = semicolon
imports-delimiter-tab = tab
imports-delimiter-pipe = vertical bar
imports-order-dmy = day/month/year
imports-order-mdy = month/day/year
imports-order-iso = year-month-day
imports-status-won = won
imports-status-lost = lost
imports-assumed-ending = The name ends in { $ending }, but the file is { $kind }; it is read as that.
imports-assumed-encoding = The text is { $encoding }.
imports-assumed-not-utf8 = The text is not UTF-8 (line { NUMBER($line, useGrouping: 0) }, byte { $byte }); it is read as { $encoding }, for example “{ $example }”. If that looks wrong, name the encoding.
imports-assumed-delimiter = The columns are separated by: { $delimiter }.
imports-assumed-nameless = Columns without a name are called by their place: { $columns }.
imports-assumed-sheet = Only the sheet “{ $sheet }” holds anything and is read.
imports-assumed-dates = Dates in { $column } are { $order }, as row { NUMBER($row, useGrouping: 0) } shows.
imports-assumed-zone = Times without an offset in { $columns } are taken as { $zone }.
imports-reject-width = the row has { $found } values where the header has { $expected } columns
imports-reject-header-again = the row repeats the header
imports-reject-quotes = the quotes in this row do not match
imports-reject-json = the line is not a JSON object
imports-reject-amount = this is not an amount written with “{ $point }” before the decimals
imports-reject-count = this is not a whole number of nought or more
imports-reject-truth = this says neither yes nor no
imports-reject-instant = this is not a date or time
imports-reject-order = this date has another order than the rest of the column
imports-reject-needed = { $field } is needed and blank
imports-reject-key = the row has no key
imports-reject-currency = “{ $currency }” is not an ISO 4217 currency
imports-reject-no-currency = the amount has no currency; name one in the mapping
imports-reject-decimals = the amount has more decimals than { $currency } has
imports-reject-too-large = the amount is too large to be true
imports-reject-no-instant = the row names no instant at all
imports-reject-no-change = the row says nothing that changed
imports-reject-close = the deal is { $status }, but no date says when
imports-reject-days = the last day lies before the first
imports-reject-left-out = the mapping leaves rows with this value out
imports-reject-place = row { NUMBER($row, useGrouping: 0) }, column { $column }
imports-because-vendor = name used by { $vendor } exports
imports-because-name = the name of the field
imports-because-synonym = a usual name for it
imports-because-words = its name contains “{ $word }”
imports-because-values = its values look like it
imports-because-nothing = nothing points at a field
imports-open-dates = The dates in { $column } could be day/month or month/day; set file: dates: to dmy or mdy.
imports-open-needed = No column was found for { $field }, which { $table } needs.
imports-open-key = No column names the row; set key: to the column that does.
imports-open-table = The file may hold { $other } instead of { $table }; change table: if so.
imports-open-values = The values of { $column } need a translation under values: { $field }: { $values }.
imports-proposal-title = Proposed mapping of { $file } into { $table }; nothing was written.
imports-proposal-written = Written to { $path }. Read it, correct it, then: selaras import { $file } --mapping { $path }
imports-column = Column
imports-field = Becomes
imports-sure = Sure
imports-why = Because
imports-example = Example
imports-plan-title = { $file }: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
  } of { $table } from { $source }
imports-ignored = Not used: { $columns }
imports-damaged = { $rows ->
    [one] { $rows } row does not fit the header and will be rejected.
   *[other] { $rows } rows do not fit the header and will be rejected.
  }
imports-first-rows = The first rows as they will be read:
imports-unread = { $values ->
    [one] { $values } value cannot be read
   *[other] { $values } values cannot be read
  }
imports-ask = Import { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
  }?
imports-nothing-written = Nothing was written.
imports-outcome = { $read ->
    [one] { $read } row read
   *[other] { $read } rows read
  }: { $written } written, { $known } known already, { $rejected } rejected.
imports-nothing-new = Nothing changed: every row was known already.
imports-repeated = This file was imported before under the same mapping ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
  }). Nothing changed.
imports-rejects-written = { $lines ->
    [one] { $lines } rejected, with its reason, in { $path }
   *[other] { $lines } rejected, with their reasons, in { $path }
  }
imports-no-rejects = Every value could be read.
