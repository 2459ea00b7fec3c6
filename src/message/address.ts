// A correspondent: RFC 5322 §3.4 "mailbox" (display name and addr-spec). Not called mailbox here, since that is where mail comes in.

/** One address with its display name; `name` is '' where none was given, `address` is lower-cased. */
export type Address = { name: string; address: string }
