import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RequestState } from './request-state.ts'

/** Counts for Prometheus. No label takes a value that a client makes up. */
export interface Metrics {
  /** @param durationS seconds from the arrival of a request of the API to the end of its answer */
  answered(state: RequestState, durationS: number): void
  /** @param count how many streams of events there are */
  countStreams(count: () => number): void
  /** All of it, in the text format. */
  text(): Promise<string>
  readonly contentType: string
}

const LABELS = ['type', 'outcome'] as const
const BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'routo_requests_total',
    help: 'Requests of the API, by type of operation (none: it was not even understood) and outcome.',
    labelNames: LABELS,
    registers: [registry],
  })
  const duration = new Histogram({
    name: 'routo_request_duration_seconds',
    help: 'From the arrival of a request of the API to the end of its answer.',
    labelNames: LABELS,
    buckets: BUCKETS_S,
    registers: [registry],
  })
  return {
    answered({ operation, outcome }, durationS) {
      const labels = { type: operation?.type ?? 'none', outcome }
      requests.inc(labels)
      duration.observe(labels, durationS)
    },
    countStreams(count) {
      new Gauge({
        name: 'routo_event_streams',
        help: 'Streams of events that clients have open.',
        registers: [registry],
        collect() {
          this.set(count())
        },
      })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
