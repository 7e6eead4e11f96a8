data-title = Data
data-lede = What came in, what could not be read, and what that does to the figures.
data-fresh = Freshness
data-facts = Facts in the lake
data-noted-until = Every fact noted until
data-written-at = Last written
data-waiting-name = Facts waiting
data-waiting = { $n ->
    [one] { $n } fact waits for the worker
   *[other] { $n } facts wait for the worker
  }
data-up-to-date = Up to date
data-readiness = Readiness
data-readiness-lede = Newest import of each table
data-no-findings = Nothing was found that weakens a figure.
data-weakens = Weakens
data-examples = Examples
data-rows = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
  }
data-rows-out-of = { $rows } of { $out_of } rows
data-severity-blocking = blocking
data-severity-error = error
data-severity-warning = warning
data-severity-note = note
data-imports = Imports
data-no-imports = No file has been imported yet.
data-file = File
data-table = Table
data-table-leads = Leads
data-table-accounts = Accounts
data-table-opportunities = Opportunities
data-table-changes = Changes of opportunities
data-table-activities = Activities of sales
data-table-touches = Touches
data-table-spend = Spend
data-table-campaigns = Campaigns
data-table-people = People
data-state = State
data-state-running = running
data-state-done = done
data-state-failed = failed
data-state-interrupted = interrupted
data-read = Rows read
data-written = Rows written
data-rejected = Rejected
data-started = Started
data-by = Imported by
data-resume = This import did not come to its end; it stands at row { $row }. Run the same command again: it goes on from there.
data-rejects = Values that could not be read
data-no-rejects = Every value could be read.
data-rejects-csv = Download
data-row = Row
data-column = Column
data-value = Value
data-reason = Reason
data-hidden = hidden from your role
data-mapping = Mapping
data-how = Bring in a file
data-how-look = Let Selaras look at the headers and propose a mapping. Nothing is written yet.
data-how-check = Read the mapping and the readiness report, and correct what is wrong.
data-how-read = Import the file with the mapping.
data-how-again = Importing the same file again changes nothing. Rows that cannot be read are listed with their reason; nothing is dropped silently.
