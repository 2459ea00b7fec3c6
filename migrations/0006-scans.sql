-- What the virus scanner said of bytes in the store, once for each distinct file, whichever messages carry it. Kept apart
-- from the readings, since a reading is derived from the bytes alone.
create table scans (
  sha256 text primary key check (length(sha256) = 64),
  outcome text not null check (outcome in ('clean', 'infected', 'unscanned')),
  -- What was found; why it was not scanned; '' where clean.
  detail text not null,
  -- The scanner and its signatures, as it calls itself; '' while it was away.
  signatures text not null,
  -- Since when this is so: another scan with the same outcome leaves it.
  scanned_at text not null
) without rowid;

create index scans_unscanned on scans (detail, signatures) where outcome = 'unscanned';
create index scans_infected on scans (scanned_at) where outcome = 'infected';
