-- What a message says. Derived from its bytes alone: every row may be thrown away and read again.

create table readings (
  message integer primary key references messages (id),
  version integer not null,
  read_at text not null,
  -- Columns that are searched; the whole Reading is in `reading`. Addresses are lower-cased.
  from_address text,
  from_name text,
  subject text not null,
  sent_at text,
  -- Key of a letter of ours, where this message is one that came back.
  letter_key text,
  reading text not null
);

create index readings_by_sender on readings (from_address, message);

-- Every leaf file and container, in order of appearance; the bytes lie in the store under `sha256`, once.
create table files (
  message integer not null references readings (message),
  position integer not null,
  path text not null,
  name text not null,
  size integer not null,
  sha256 text not null check (length(sha256) = 64),
  type text not null,
  kind text not null,
  decoration integer not null check (decoration in (0, 1)),
  is_body integer not null check (is_body in (0, 1)),
  notes text not null,
  primary key (message, position)
) without rowid;

create index files_by_sha256 on files (sha256, message);

-- Links to files kept elsewhere and to pages: promises, not files.
create table links (
  message integer not null references readings (message),
  position integer not null,
  url text not null,
  kind text not null check (kind in ('cloud', 'page')),
  provider text,
  name text,
  size integer,
  code text,
  -- When it runs out, UTC; null: never, or not told.
  expires_at text,
  primary key (message, position)
) without rowid;

create index links_by_expiry on links (expires_at) where expires_at is not null;
