-- What came in. A message is its bytes: one row per distinct raw message, found again by the SHA-256 of those bytes, which
-- lie in the store under that name. Nothing in this file is derived; everything in 0002 is.
--
-- Instants are UTC text of fixed width, 2026-09-27T07:04:05.000Z: it sorts as it reads, in every database.
-- Truth values are 0 and 1. JSON is text. Every rule that a row must keep stands here, so that no program can break it.

-- A place where mail lies, by the identity that its adapter gives it (imap user@host, a Maildir's path).
create table mailboxes (
  id integer primary key,
  identity text not null unique
);

create table messages (
  -- What people type (`assign 17 library`): never used twice, also after an erasure.
  id integer primary key autoincrement,
  sha256 text not null unique check (length(sha256) = 64),
  size integer not null check (size >= 0),
  -- Decides what is late. The earliest, where the same bytes were seen at several places.
  received_at text not null check (length(received_at) = 24),
  -- The header, with its angle brackets. A claim of the sender: many messages may carry the same.
  message_id text,
  -- 1 while every place where it was found is a junk folder.
  junk integer not null check (junk in (0, 1)),
  seen_at text not null check (length(seen_at) = 24),
  state text not null default 'stored' check (state in ('stored', 'read', 'quarantined')),
  -- The reader that read it or gave it up; 0: none yet, or asked to be read again.
  reader_version integer not null default 0,
  quarantine_code text,
  quarantine_detail text,
  -- Fingerprint of the roster, campaigns and rules that the verdict stands on; '': to be attributed; null: never read.
  attributed text,
  check ((state = 'quarantined') = (quarantine_code is not null))
);

-- What is to be read: in steady state everything has the newest version, and this finds nothing at once.
create index messages_by_reader_version on messages (reader_version);
create index messages_by_attribution on messages (attributed);
create index messages_by_receipt on messages (received_at, id);
create index messages_by_message_id on messages (message_id) where message_id is not null;
create index messages_in_quarantine on messages (received_at, id) where state = 'quarantined';

-- Where a message lies. Its identity is the place plus the content: a server that reuses a UID for other bytes adds a row,
-- the same bytes at two places are one message with two rows.
create table places (
  mailbox integer not null references mailboxes (id),
  folder text not null,
  -- Text, since a Maildir names its messages and an IMAP server numbers them.
  uid_validity text not null,
  uid text not null,
  message integer not null references messages (id),
  -- INTERNALDATE, or the file's date, as found; null where the place has none.
  internal_date text,
  seen_at text not null,
  primary key (mailbox, folder, uid_validity, uid, message)
) without rowid;

create index places_by_message on places (message);

-- How far a folder has been taken in. Written in the transaction that writes the message, so never ahead of the record.
create table cursors (
  mailbox integer not null references mailboxes (id),
  folder text not null,
  -- Opaque: only the adapter of the mailbox understands it.
  cursor text not null,
  moved_at text not null,
  primary key (mailbox, folder)
) without rowid;
