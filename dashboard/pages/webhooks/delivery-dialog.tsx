import { useNavigate, useSearch } from '@tanstack/react-router'
import { formatDuration, formatExactTime } from '../../format/times.ts'
import { Badge } from '../../ui/badge.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextBlock } from '../../ui/text-block.tsx'
import styles from './delivery-dialog.module.css'
import { deliveryLooks, Until, type Webhook } from './webhook-panel.tsx'

/** The delivery in the address: what was sent, what came back, and each attempt. */
export function DeliveryDialog({ webhooks }: { readonly webhooks: readonly Webhook[] }) {
  const { delivery: id } = useSearch({ from: '/shell/projects/$project/webhooks' })
  const navigate = useNavigate()
  const delivery = webhooks.flatMap(({ lastDeliveries }) => lastDeliveries).find((one) => one.id === id)
  return (
    <Dialog
      wide
      title={delivery === undefined ? 'This delivery is no longer kept' : delivery.event}
      isOpen={id !== undefined}
      onOpenChange={() => void navigate({ to: '.', search: (before) => ({ ...before, delivery: undefined }) })}
    >
      {delivery === undefined ? <p>The 20 latest of each webhook are.</p> : <Parts delivery={delivery} />}
    </Dialog>
  )
}

function Parts({ delivery }: { readonly delivery: Webhook['lastDeliveries'][number] }) {
  const { id, state, attempts, nextAttemptAt, request, response } = delivery
  const { tone, label } = deliveryLooks[state]
  const headers = Object.entries(Object(request.headers) as Record<string, unknown>)
  return (
    <>
      <p className={styles.head}>
        <Badge tone={tone}>{label}</Badge>
        <code>{id}</code>
        {nextAttemptAt != null && (
          <span>
            sent again <Until at={nextAttemptAt} />
          </span>
        )}
      </p>
      {attempts.length > 0 && (
        <ol className={styles.attempts} aria-label="Attempts">
          {attempts.map(({ at, statusCode, durationMs, error }) => (
            <li key={at}>
              <time dateTime={at}>{formatExactTime(new Date(at))}</time>
              <strong>{statusCode ?? 'no answer'}</strong>
              <span>{formatDuration(durationMs)}</span>
              {error != null && <span>{error}</span>}
            </li>
          ))}
        </ol>
      )}
      <h3>Sent</h3>
      {headers.length > 0 && (
        <TextBlock label="Headers" text={headers.map(([name, value]) => `${name}: ${value}`).join('\n')} />
      )}
      <TextBlock label="Body" text={request.body} />
      <h3>Answer</h3>
      {response == null || response === '' ? (
        <p>{delivery.statusCode === null ? 'None came.' : 'It had no body.'}</p>
      ) : (
        <TextBlock label="Body of the answer, from outside" text={response} />
      )}
    </>
  )
}
