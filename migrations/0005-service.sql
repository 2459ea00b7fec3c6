-- What the service remembers of itself.

-- A whole pass; one without an end was cut off.
create table passes (
  id integer primary key autoincrement,
  started_at text not null,
  ended_at text,
  -- JSON, once it ended.
  counts text
);

-- Single values, JSON, by name: first_run_at, queue_stopped, and the like.
create table remembered (
  name text primary key,
  value text not null
) without rowid;
