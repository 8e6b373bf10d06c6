import type { ActualCost, ActualCosts, CostSpan, MissingCost } from '../../actual-costs.ts'
import { isNamed, targetError } from '../aws-error.ts'
import type { ClientsFor } from '../clients.ts'
import type { AwsPlace, FindPlace } from '../place.ts'
import { type DayCosts, readCosts } from './read-costs.ts'

export interface AwsCostsOptions {
  readonly clients: ClientsFor
  readonly findPlace: FindPlace
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Asking costs money, and AWS itself brings the costs up to date some three times a day. */
const KEPT_MS = 6 * HOUR_MS
const FAILURE_KEPT_MS = HOUR_MS / 6
/** Spans of most questions, so that these share an answer; and how far back Cost Explorer knows. */
const WINDOWS_DAYS = [31, 365]

/** What was asked of AWS once. */
interface Answer {
  readonly at: number
  readonly days: Promise<readonly DayCosts[]>
}

/** What AWS bills for environments, by the tags that everything of ours has. */
export function awsCosts({ clients, findPlace, now }: AwsCostsOptions): ActualCosts {
  const answers = new Map<string, Answer>()

  function ask(place: AwsPlace, windowDays: number): Answer {
    const { project, roleArn } = place
    const key = JSON.stringify([roleArn, project, windowDays])
    const known = answers.get(key)
    if (known !== undefined && now() - known.at < KEPT_MS) return known
    const today = dayBegin(now())
    const span = { from: today - windowDays * DAY_MS, to: today + DAY_MS }
    const answer: Answer = { at: now(), days: readCosts(clients(place).costExplorer, project, span) }
    answers.set(key, answer)
    // Soon somebody may have allowed it.
    answer.days.catch(() => answers.set(key, { ...answer, at: answer.at - KEPT_MS + FAILURE_KEPT_MS }))
    return answer
  }

  return {
    async of(environmentId, span) {
      const place = await findPlace(environmentId)
      if (place === undefined) return undefined
      const windowDays = WINDOWS_DAYS.find((days) => span.from >= dayBegin(now()) - days * DAY_MS)
      if (windowDays === undefined) return { missing: 'AWS tells costs by the day for the last year only.' }
      const { at, days } = ask(place, windowDays)
      try {
        return costOf(place, await days, span, at)
      } catch (error) {
        return { missing: reasonOf(error) }
      }
    },
  }
}

function costOf(place: AwsPlace, days: readonly DayCosts[], span: CostSpan, askedAt: number): ActualCost | MissingCost {
  const own = days.flatMap(({ at, byEnvironment }) => {
    const cost = byEnvironment.get(place.environment)
    return cost === undefined ? [] : [{ at, ...cost }]
  })
  const last = own.at(-1)
  if (last === undefined) return { missing: untagged(place) }
  const asked = own.filter(({ at }) => at >= dayBegin(span.from) && at < span.to)
  const amount = asked.reduce((sum, cost) => sum + cost.amount, 0)
  return {
    micros: BigInt(Math.round(amount * 1e6)),
    currency: last.currency,
    through: Math.min(last.at + DAY_MS, askedAt),
  }
}

const untagged = ({ project, environment }: AwsPlace): string =>
  `AWS tells of no costs tagged routo:project = ${project} and routo:environment = ${environment}. Activate both tags as cost ` +
  'allocation tags (Billing, "Cost allocation tags"; in an organization, in its management account); costs from then on show a day later.'

function reasonOf(error: unknown): string {
  if (isNamed(error, 'DataUnavailableException')) {
    return 'Cost Explorer has nothing for this account yet. Open it once in the console: a day later it has.'
  }
  const { code, message } = targetError(error)
  return code === 'ACCESS_DENIED'
    ? 'The role of the environment may not read costs: allow it ce:GetCostAndUsage, and in an organization have the management account allow Cost Explorer.'
    : `Cost Explorer does not answer: ${message}`
}

const dayBegin = (time: number): number => Math.floor(time / DAY_MS) * DAY_MS
