// The coordinator's daily digest: everything that needs no person in one look, everything that needs one by name.
import { explain } from '../attribution/wording.ts'
import type { DueInput, LetterDue } from '../campaign/letter-due.ts'
import { accountOf } from '../ledger/account.ts'
import { acceptedBetween } from '../ledger/accepted.ts'
import { undeliverableAddresses } from '../ledger/bounces.ts'
import { quarantinedMessages } from '../ledger/messages.ts'
import { filesOf, linksOf, linksRunningOut } from '../ledger/readings.ts'
import { reviewQueue } from '../ledger/review.ts'
import { digestValues } from '../letters/digest.ts'
import { composeLetter, type Letter } from '../letters/letter.ts'
import type { OpenOffice } from './office.ts'

/** How long before a link runs out the coordinator is told. */
const EXPIRING_HOURS = 96

/** Null where the coordinator is no longer in the configuration. */
export function composeDigest(due: LetterDue, { standings, now }: DueInput, office: OpenOffice): Letter | null {
  const { ledger, configuration } = office
  const coordinator = configuration.office.coordinators.find(({ address }) => address === due.coordinator)
  if (!coordinator) return null
  const { language } = configuration.office
  const yesterday = due.dueAt.subtract({ hours: 24 })
  const account = accountOf(ledger, now)
  const current = configuration.campaigns.filter(
    campaign =>
      Temporal.Instant.compare(campaign.opens, now) <= 0 && Temporal.Instant.compare(now, campaign.closes) <= 0,
  )
  const dead = undeliverableAddresses(ledger)
  const values = digestValues(
    {
      campaigns: current.flatMap(campaign => {
        const standing = standings.get(campaign.id)
        return standing ? [{ campaign, standing }] : []
      }),
      arrivals: acceptedBetween(ledger, yesterday, now).map(({ message, unit, nil, receivedAt }) => ({
        unit,
        nil,
        at: receivedAt,
        files: filesOf(ledger, message).filter(
          file => !file.decoration && file.kind !== 'archive' && file.kind !== 'message',
        ).length,
        links: linksOf(ledger, message).length,
      })),
      reviews: reviewQueue(ledger, now).map(({ id, from, subject, verdict }) => ({
        id,
        from: from?.name || from?.address || '',
        subject,
        why:
          verdict.reasons
            .filter(reason => reason.weight < 0)
            .slice(0, 1)
            .map(reason => explain(reason, language))[0] ??
          verdict.reasons.slice(0, 1).map(reason => explain(reason, language))[0] ??
          '',
      })),
      quarantined: quarantinedMessages(ledger, now).map(({ id, receivedAt, quarantine }) => ({
        id,
        receivedAt,
        code: quarantine?.code ?? '',
        detail: quarantine?.detail ?? '',
      })),
      unreachable: unreachable(office, dead),
      expiring: current.flatMap(campaign =>
        linksRunningOut(ledger, campaign.id, now, now.add({ hours: EXPIRING_HOURS })).flatMap(
          ({ unit, name, url, expiresAt }) => (expiresAt ? [{ unit, name: name ?? url, at: expiresAt }] : []),
        ),
      ),
      account: {
        messages: account.messages,
        accepted: account.decisions.accept ?? 0,
        review: account.decisions.review ?? 0,
        ignored: account.decisions.ignore ?? 0,
        quarantined: account.states.quarantined ?? 0,
        unread: account.states.stored ?? 0,
      },
    },
    now,
    configuration,
  )
  return composeLetter(
    { key: due.key, kind: 'digest', unit: null, campaign: null, answers: null, to: [coordinator] },
    values,
    null,
    configuration,
  )
}

/** Units of which no address works, or none is known. */
function unreachable(
  { configuration }: OpenOffice,
  dead: ReadonlyMap<string, unknown>,
): { unit: string; why: string }[] {
  const zh = configuration.office.language === 'zh-CN'
  return configuration.units.flatMap(unit => {
    if (unit.notify.length === 0)
      return [{ unit: unit.id, why: zh ? '没有登记可以发信的地址' : 'no address to write to is listed' }]
    const failing = unit.notify.filter(address => dead.has(address))
    if (failing.length === 0) return []
    return [{ unit: unit.id, why: zh ? `${failing.join('、')} 退信` : `${failing.join(', ')} bounces` }]
  })
}
