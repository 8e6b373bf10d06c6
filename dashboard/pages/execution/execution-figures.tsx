import { formatBytes } from '../../format/bytes.ts'
import { formatDuration } from '../../format/times.ts'
import { Figures } from '../../ui/figures.tsx'
import { Time } from '../../ui/time.tsx'
import type { Execution } from './use-execution.ts'

/** When it was, how long it took, and what that amounts to. */
export function ExecutionFigures({ execution }: { readonly execution: Execution }) {
  const { receivedAt, durationMs, waitMs, attempt, attempts, coldStart, bytesIn, bytesOut, billed } = execution
  const failed = attempts.filter(({ errorCode }) => errorCode !== null).length
  return (
    <Figures
      label="Execution"
      figures={[
        {
          label: 'Received',
          value: <Time at={receivedAt} />,
          note: coldStart ? 'by a new process' : 'by a warm process',
        },
        { label: 'Duration', value: formatDuration(durationMs), note: attempt > 1 && 'of the latest attempt' },
        {
          label: 'Waited',
          value: waitMs === null ? 'not at all' : formatDuration(waitMs),
          note: waitMs === null ? 'asked directly' : 'in the queue',
        },
        {
          label: 'Attempts',
          value: attempt,
          note: failed > 0 && `${failed} failed`,
          tone: attempt > 1 ? 'warn' : undefined,
        },
        { label: 'Size', value: formatBytes(bytesIn), note: `${formatBytes(bytesOut)} sent` },
        {
          label: 'Billed on AWS',
          value: formatDuration(billed.durationMs),
          note: `${billed.memoryMb} MB, ${billed.gbSeconds.toPrecision(2)} GB-s`,
        },
      ]}
    />
  )
}
