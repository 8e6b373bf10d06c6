import { Link } from '@tanstack/react-router'
import {
  PingWebhook,
  RemoveWebhook,
  ShowWebhooks,
  type ShowWebhooksQuery,
  type WebhookDeliveryState,
} from '../../../client/operations.ts'
import { useChange } from '../../data/use-operation.ts'
import { formatDuration } from '../../format/times.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { NotKnown } from '../../ui/not-known.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Time } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import styles from './webhook-panel.module.css'

export type Webhook = NonNullable<NonNullable<ShowWebhooksQuery['project']>['webhooks']>[number]
type Delivery = Webhook['lastDeliveries'][number]

/** One webhook, and its latest deliveries. */
export function WebhookPanel({ webhook }: { readonly webhook: Webhook }) {
  const { url, events, createdAt, lastDeliveries } = webhook
  return (
    <Panel title={url} flush aside={<Actions webhook={webhook} />}>
      <p className={styles.about}>
        Told of{' '}
        {events.map((event) => (
          <code key={event}>{event}</code>
        ))}{' '}
        since <Time at={createdAt} />
      </p>
      {lastDeliveries.length === 0 ? (
        <p className={styles.about}>Nothing has been sent yet. Ping it to see whether it answers.</p>
      ) : (
        <DataTable label={`Deliveries to ${url}`} columns={columns} rows={lastDeliveries} rowKey={({ id }) => id} />
      )}
    </Panel>
  )
}

function Actions({ webhook: { id, url } }: { readonly webhook: Webhook }) {
  const ping = useChange(PingWebhook, [ShowWebhooks])
  const remove = useChange(RemoveWebhook, [ShowWebhooks])
  const send = async (): Promise<void> => {
    try {
      const { webhookTest } = await ping.run({ id })
      const sent = webhookTest.delivery
      if (sent?.state === 'DELIVERED') toast(`It answered with ${sent.statusCode}.`)
      else toast(`The ping was not taken: ${sent?.error ?? `it answered with ${sent?.statusCode}`}`, 'bad')
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad')
    }
  }
  return (
    <span className={styles.actions}>
      <Button disabled={ping.isRunning} onClick={() => void send()}>
        Ping
      </Button>
      <FormDialog
        label="Remove"
        title="Remove this webhook?"
        description={`${url} is told of nothing any more, and its log goes with it.`}
        submit="Remove"
        isDangerous
        onSubmit={async () => {
          await remove.run({ id })
          toast('The webhook is removed.')
        }}
      />
    </span>
  )
}

export const deliveryLooks: Readonly<Record<WebhookDeliveryState, { readonly tone: Tone; readonly label: string }>> = {
  PENDING: { tone: 'accent', label: 'Waiting' },
  DELIVERED: { tone: 'good', label: 'Delivered' },
  FAILED: { tone: 'bad', label: 'Failed' },
}

const columns: readonly Column<Delivery>[] = [
  {
    key: 'event',
    header: 'Event',
    cell: ({ id, event }) => (
      <Link to="." search={(before) => ({ ...before, delivery: id })} className={styles.event}>
        {event}
      </Link>
    ),
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ state }) => {
      const { tone, label } = deliveryLooks[state]
      return <Badge tone={tone}>{label}</Badge>
    },
  },
  { key: 'at', header: 'When', cell: ({ at }) => <Time at={at} /> },
  {
    key: 'answer',
    header: 'Answer',
    wide: true,
    cell: ({ statusCode, error }) =>
      error == null ? (
        (statusCode ?? <NotKnown why="It has not been sent yet." />)
      ) : (
        <span className={styles.error}>{error}</span>
      ),
  },
  { key: 'attempts', header: 'Attempts', align: 'end', cell: ({ attempt }) => attempt },
  {
    key: 'duration',
    header: 'Took',
    align: 'end',
    cell: ({ durationMs }) =>
      durationMs == null ? <NotKnown why="It has not been sent yet." /> : formatDuration(durationMs),
  },
  {
    key: 'next',
    header: 'Next attempt',
    align: 'end',
    cell: ({ nextAttemptAt }) => (nextAttemptAt == null ? 'none' : <Until at={nextAttemptAt} />),
  },
]

/** When something is due; what is overdue is about to be. */
export function Until({ at }: { readonly at: string }) {
  const ms = Date.parse(at) - Date.now()
  return <time dateTime={at}>{ms < 1_000 ? 'now' : `in ${formatDuration(ms)}`}</time>
}
