-- Whose a message is. Three layers: what the program thinks (verdicts, derived), what people said (decisions, never
-- derived), and what therefore holds (outcomes, acceptances, accepted_items, derived from the two in the same
-- transaction that changes either, so that reading them never has to think).

create table verdicts (
  message integer primary key references messages (id),
  nature text not null,
  decision text not null check (decision in ('accept', 'review', 'ignore')),
  unit text,
  campaign text,
  nil integer not null check (nil in (0, 1)),
  -- The whole Verdict: reasons, and what each file and link is.
  verdict text not null,
  -- Which roster, campaigns and rules it was first reached with; messages.attributed says the latest.
  fingerprint text not null,
  -- Since when it is as it is; attributing again with the same result leaves it.
  decided_at text not null
);

-- Verdicts that another one replaced.
create table earlier_verdicts (
  id integer primary key,
  message integer not null references messages (id),
  verdict text not null,
  fingerprint text not null,
  decided_at text not null,
  replaced_at text not null
);

create index earlier_verdicts_by_message on earlier_verdicts (message, id);

-- A person's word. Rows are only ever added; an undo names the decision that it takes back.
create table decisions (
  id integer primary key autoincrement,
  message integer not null references messages (id),
  action text not null check (action in ('assign', 'split', 'dismiss', 'undo')),
  unit text,
  campaign text,
  -- For a split, JSON: which file and link is whose, and what.
  split text,
  -- 1 where the address was to be remembered in the roster.
  remember integer not null check (remember in (0, 1)),
  who text not null,
  at text not null,
  undoes integer unique references decisions (id),
  check (action <> 'assign' or (unit is not null and campaign is not null)),
  check ((action = 'split') = (split is not null)),
  check ((action = 'undo') = (undoes is not null))
);

create index decisions_by_message on decisions (message, id);

create table outcomes (
  message integer primary key references messages (id),
  nature text not null,
  decision text not null check (decision in ('accept', 'review', 'ignore')),
  unit text,
  campaign text,
  nil integer not null check (nil in (0, 1)),
  -- The person's decision that holds; null: the verdict does.
  by_decision integer references decisions (id),
  changed_at text not null
);

create index outcomes_in_review on outcomes (campaign, message) where decision = 'review';
create index outcomes_by_unit on outcomes (unit, message);
create index outcomes_by_change on outcomes (changed_at, message);

-- A unit has handed something in for a campaign: one row a message and unit (several units only after a split).
create table acceptances (
  message integer not null references messages (id),
  unit text not null,
  campaign text not null,
  nature text not null,
  nil integer not null check (nil in (0, 1)),
  received_at text not null,
  -- How many rows of accepted_items are its own.
  items integer not null,
  -- Since when it counts: what is new since yesterday.
  accepted_at text not null,
  -- Key of the letter that acknowledges it, or why none does ('no:…'); null: still to be thought over.
  answer text,
  primary key (message, unit)
) without rowid;

create index acceptances_by_campaign on acceptances (campaign, unit, message);
create index acceptances_by_unit on acceptances (unit, message);
create index acceptances_by_acceptance on acceptances (accepted_at);
create index acceptances_unanswered on acceptances (received_at) where answer is null;

-- What was handed in, in the order in which standing walks through it.
create table accepted_items (
  campaign text not null,
  unit text not null,
  message integer not null,
  -- Files first in the message's order, then links in theirs.
  source text not null check (source in ('file', 'link')),
  position integer not null,
  material text,
  -- SHA-256 of a file, the URL of a link: the same thing sent twice counts once.
  identity text not null,
  name text not null,
  kind text not null,
  role text not null check (role in ('new', 'replacement', 'supplement', 'resend')),
  primary key (campaign, unit, message, source, position),
  foreign key (message, unit) references acceptances (message, unit)
) without rowid;

-- Both for taking an acceptance back and for its foreign key.
create index accepted_items_by_message on accepted_items (message, unit);
