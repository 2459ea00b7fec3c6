-- Files that were only linked, and what came of fetching them: once for each address, whichever messages name it. Part of a
-- message's reading from then on, since the link may be dead when it is read again.
create table fetches (
  url text primary key,
  state text not null check (state in ('fetched', 'refused', 'failed')),
  sha256 text check (length(sha256) = 64),
  size integer,
  -- As the server says; null: it says nothing.
  name text,
  -- Why it was refused or failed.
  detail text not null,
  tries integer not null,
  tried_at text not null,
  check ((state = 'fetched') = (sha256 is not null and size is not null))
) without rowid;

create index links_by_url on links (url, message);
