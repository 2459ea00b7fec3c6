// Which accepted messages are acknowledged together, and when. Pure.
import type { Campaign } from '../config/configuration.ts'
import type { Address } from '../message/address.ts'

/** An accepted submission that may be acknowledged; the guards are already settled. */
export type ToAcknowledge = {
  message: number
  unit: string
  campaign: string
  receivedAt: Temporal.Instant
  /** When it was accepted, or a person last decided on it. */
  decidedAt: Temporal.Instant
  /** A person said whose it is, and may yet think better of it. */
  byPerson: boolean
  /** Who gets the letter: the sender, or the unit's own address where the sender is on no list. */
  to: readonly Address[]
}

/** Messages of one burst: one letter answers them all. */
export type Burst = {
  messages: readonly ToAcknowledge[]
  dueAt: Temporal.Instant
}

/** How far back a message may lie before the first run and still be acknowledged. */
const FIRST_SYNC = Temporal.Duration.from({ hours: 72 })
/** A unit that mails five pictures one by one has written once. */
const BURST = Temporal.Duration.from({ minutes: 15 })
/** After an acknowledgement the next one to the same unit waits so long, for what follows within minutes. */
const PAUSE = Temporal.Duration.from({ minutes: 5 })

export type AcknowledgementInput = {
  toAcknowledge: readonly ToAcknowledge[]
  /**
   * How long a unit that has just written is given to write more, and a person who has just decided to undo it; zero: no
   * time, and each pass thanks for what it finds.
   */
  gather: Temporal.Duration
  firstRunAt: Temporal.Instant
  /** When the unit last had an acknowledgement written for the campaign; null: never. */
  lastAcknowledged: (unit: string, campaign: string) => Temporal.Instant | null
}

/** True where a message is too old to be answered: from before the campaign, or the harvest of a first sync. */
export function isTooOld(
  message: Pick<ToAcknowledge, 'receivedAt'>,
  campaign: Campaign,
  firstRunAt: Temporal.Instant,
): boolean {
  const { receivedAt } = message
  return isBefore(receivedAt, campaign.opens) || isBefore(receivedAt, firstRunAt.subtract(FIRST_SYNC))
}

/** What is to be acknowledged, in bursts: the same unit, campaign and recipients, each message soon after the one before it. */
export function bursts({ toAcknowledge, gather, lastAcknowledged }: AcknowledgementInput): Burst[] {
  const groups = Map.groupBy(toAcknowledge, ({ unit, campaign, to }) =>
    JSON.stringify([unit, campaign, to.map(({ address }) => address)]),
  )
  return [...groups.values()].flatMap(group => apart(group).map(messages => ({ messages, dueAt: dueAt(messages) })))

  function dueAt(messages: readonly ToAcknowledge[]): Temporal.Instant {
    const settled = messages.map(settledAt).reduce(later)
    const [first] = messages
    if (first === undefined) return settled
    const due = messages.every(({ byPerson }) => byPerson) ? settled : later(settled, silence(messages, first))
    const last = lastAcknowledged(first.unit, first.campaign)
    return last === null ? due : later(due, last.add(PAUSE))
  }

  /** A letter that has gone cannot be undone. */
  function settledAt({ byPerson, decidedAt }: ToAcknowledge): Temporal.Instant {
    return byPerson ? decidedAt.add(gather) : decidedAt
  }

  /** Whoever goes on writing is thanked all the same before the burst is over. */
  function silence(messages: readonly ToAcknowledge[], first: ToAcknowledge): Temporal.Instant {
    return earlier(cameAt(messages.at(-1) ?? first).add(gather), cameAt(first).add(BURST))
  }
}

function apart(messages: readonly ToAcknowledge[]): ToAcknowledge[][] {
  const sorted = [...messages].sort(
    (a, b) => Temporal.Instant.compare(a.receivedAt, b.receivedAt) || a.message - b.message,
  )
  const found: ToAcknowledge[][] = []
  for (const message of sorted) {
    const burst = found.at(-1)
    const before = burst?.at(-1)
    if (burst && before && !isBefore(before.receivedAt.add(BURST), message.receivedAt)) burst.push(message)
    else found.push([message])
  }
  return found
}

/** By the earlier of two clocks, the mail server's and this machine's: one that is fast must not hold up an answer. */
function cameAt({ receivedAt, decidedAt }: ToAcknowledge): Temporal.Instant {
  return earlier(receivedAt, decidedAt)
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isBefore(a, b) ? a : b
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isBefore(a, b) ? b : a
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0
}
