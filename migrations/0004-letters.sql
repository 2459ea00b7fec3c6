-- What goes out. A letter is written here before the network hears of it, under a key that says why it exists (kind, unit,
-- campaign, due instant or message): the key is unique, so no restart, double poll or clock change makes a second one.
-- Finished letters are kept.

create table letters (
  id integer primary key autoincrement,
  key text not null unique,
  kind text not null,
  unit text,
  campaign text,
  -- Its own Message-ID, made from the key: a letter that goes twice can be recognised as one.
  message_id text not null unique,
  -- The message that it answers.
  answers integer references messages (id),
  subject text not null,
  text text not null,
  html text,
  -- Headers beyond the usual ones, JSON: { name: value }.
  headers text not null,
  -- JSON: name, type, sha256 in the store, contentId for pictures shown in the text.
  attachments text not null,
  -- Larger goes first where the hour's budget is short.
  priority integer not null,
  state text not null check (state in ('waiting', 'queued', 'sending', 'sent', 'failed', 'cancelled')),
  -- Not earlier than this, whatever the queue says.
  not_before text not null,
  next_attempt_at text not null,
  created_at text not null,
  -- Who let a waiting letter go, and when.
  released_by text,
  released_at text,
  finished_at text,
  -- Why it failed or was cancelled.
  because text,
  check ((state in ('sent', 'failed', 'cancelled')) = (finished_at is not null))
);

create index letters_unfinished on letters (state, next_attempt_at, id) where finished_at is null;
create index letters_by_unit on letters (unit, campaign, id);
create index letters_by_finish on letters (finished_at) where finished_at is not null;

-- Which messages a letter speaks of: one acknowledgement may answer a burst.
create table letter_messages (
  letter integer not null references letters (id),
  message integer not null references messages (id),
  primary key (letter, message)
) without rowid;

create index letter_messages_by_message on letter_messages (message, letter);

-- To whom. A server may take some and refuse others, so each has its own fate.
create table recipients (
  letter integer not null references letters (id),
  position integer not null,
  address text not null,
  name text not null,
  state text not null check (state in ('open', 'sent', 'refused', 'bounced')),
  response text,
  settled_at text,
  primary key (letter, position),
  unique (letter, address)
) without rowid;

create index recipients_by_address on recipients (address, letter);

-- One try at one letter. Committed before dialling, with the next time; settled with the answer. One that was never
-- settled is in doubt: its process died, and the letter may or may not be out.
create table attempts (
  id integer primary key autoincrement,
  letter integer not null references letters (id),
  began_at text not null,
  -- Until then the process that made it is believed to be at it.
  next_attempt_at text not null,
  -- host/process/run that made it.
  owner text not null,
  settled_at text,
  outcome text check (outcome in ('sent', 'retry', 'failed', 'withdrawn')),
  response text,
  check ((settled_at is null) = (outcome is null))
);

create index attempts_by_letter on attempts (letter, id);
create unique index attempts_unsettled on attempts (letter) where settled_at is null;
create index attempts_by_time on attempts (began_at);

-- What came back, each bounce message and address once.
create table bounces (
  message integer not null references messages (id),
  address text not null,
  letter integer references letters (id),
  permanent integer not null check (permanent in (0, 1)),
  status text,
  diagnostic text,
  at text not null,
  primary key (message, address)
) without rowid;

-- Addresses that cannot be reached, until a person says otherwise or the roster changes.
create table undeliverable (
  address text primary key,
  since text not null,
  letter integer references letters (id),
  bounce integer references messages (id),
  diagnostic text
) without rowid;
