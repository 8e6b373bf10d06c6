import type { Journal } from '../journal/journal.ts'
import { type DeliveryDependencies, deliver, type Occurrence, occurrenceOf } from './delivery.ts'
import { type Times, timesOf } from './expression.ts'
import { type KeptSchedule, keepSchedules } from './kept-schedules.ts'
import type { ScheduleConfig, Schedules } from './schedules.ts'

export interface SchedulesDependencies extends DeliveryDependencies {
  readonly journal: Journal
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Runs something after so many milliseconds, unless it is cancelled before. */
  readonly setTimer?: (run: () => void, ms: number) => () => void
}

/** A schedule that runs. */
interface Running extends KeptSchedule {
  readonly times: Times
  /** What is being delivered, or to be tried again; its times wait meanwhile. */
  readonly occurrence?: Occurrence
  /** When there is something to do; undefined: never. */
  readonly wakeAt: number | undefined
}

/** Clocks are set, and machines sleep: a timer does not say what time it is. */
const LONGEST_TIMER_MS = 60_000

/**
 * Opens the schedules of a journal. Of the times that passed while the cloud was not there the last one comes, unless it is older than
 * the schedule's messages may become; the others are left out.
 */
export function createSchedules(dependencies: SchedulesDependencies): Schedules {
  const { journal, now, log, setTimer = startTimer } = dependencies
  const kept = keepSchedules(journal)
  const schedules = new Map<string, Running>()
  const deliveries = new Set<Promise<void>>()
  let cancelTimer = () => {}
  let isClosed = false

  const run = (schedule: KeptSchedule): Running => {
    const { expression, timezone, isEnabled } = schedule.config
    const times = timesOf(expression, timezone, schedule.begin)
    return { ...schedule, times, wakeAt: isEnabled ? times(schedule.doneUntil) : undefined }
  }

  const arm = (): void => {
    cancelTimer()
    const wakes = [...schedules.values()].flatMap(({ wakeAt }) => wakeAt ?? [])
    if (isClosed || wakes.length === 0) return
    cancelTimer = setTimer(wake, Math.max(0, Math.min(LONGEST_TIMER_MS, Math.min(...wakes) - now())))
  }

  const wake = (): void => {
    for (const schedule of schedules.values()) {
      if (schedule.wakeAt === undefined || schedule.wakeAt > now()) continue
      const occurrence = schedule.occurrence ?? lastDue(schedule, now())
      if (occurrence === undefined) schedules.set(schedule.config.name, skipTo(schedule, now()))
      else start({ ...schedule, occurrence, wakeAt: undefined }, occurrence)
    }
    arm()
  }

  const start = (schedule: Running, occurrence: Occurrence): void => {
    schedules.set(schedule.config.name, schedule)
    const delivery = attempt(schedule, occurrence).finally(() => deliveries.delete(delivery))
    deliveries.add(delivery)
  }

  const attempt = async (schedule: Running, occurrence: Occurrence): Promise<void> => {
    const { name } = schedule.config
    const done = () => kept.advance(name, occurrence.time)
    const waitMs = await deliver(dependencies, occurrence, now(), done).catch((error) => {
      log.error({ err: error, schedule: name }, 'a schedule failed')
      return LONGEST_TIMER_MS
    })
    const found = schedules.get(name)
    // It may have been removed meanwhile, or been given other times.
    if (found?.begin !== schedule.begin) return
    const { occurrence: _, ...current } = found
    schedules.set(
      name,
      waitMs === undefined
        ? { ...current, doneUntil: occurrence.time, wakeAt: current.times(occurrence.time) }
        : { ...current, occurrence: { ...occurrence, failures: occurrence.failures + 1 }, wakeAt: now() + waitMs },
    )
    arm()
  }

  for (const schedule of kept.all()) schedules.set(schedule.config.name, run(schedule))
  arm()

  return {
    async put(config) {
      const before = schedules.get(config.name)
      if (before !== undefined && isSameTimes(before.config, config)) {
        await kept.change(config)
        const current = schedules.get(config.name)
        if (current !== undefined) schedules.set(config.name, { ...current, config })
        return
      }
      const schedule = run({ config, begin: now(), doneUntil: now() })
      await kept.put(schedule)
      schedules.set(config.name, schedule)
      arm()
    },
    async remove(name) {
      await kept.remove(name)
      schedules.delete(name)
      arm()
    },
    get: (name) => schedules.get(name)?.config,
    async close() {
      isClosed = true
      cancelTimer()
      await Promise.all(deliveries)
    },
  }
}

/** The last of the times that have come; undefined when all of them are too old. */
function lastDue({ config, times, doneUntil }: Running, now: number): Occurrence | undefined {
  const oldest = now - config.retry.maximumEventAgeS * 1000
  let last: number | undefined
  let next = times(Math.max(doneUntil, oldest))
  while (next !== undefined && next <= now) {
    last = next
    next = times(next)
  }
  return last === undefined ? undefined : occurrenceOf(config, last)
}

const skipTo = (schedule: Running, now: number): Running => ({
  ...schedule,
  doneUntil: now,
  wakeAt: schedule.times(now),
})

const isSameTimes = (a: ScheduleConfig, b: ScheduleConfig): boolean =>
  a.expression === b.expression && a.timezone === b.timezone && a.isEnabled === b.isEnabled

function startTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms)
  timer.unref()
  return () => clearTimeout(timer)
}
