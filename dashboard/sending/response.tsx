import type { SendMessageMutation } from '../../client/operations.ts'
import { Button } from '../ui/button.tsx'
import { TextBlock } from '../ui/text-block.tsx'
import styles from './response.module.css'

interface ResponseProps {
  readonly response: NonNullable<SendMessageMutation['messageSend']['response']>
  readonly onFollow: () => void
}

/** What a synchronous route has answered. */
export const Response = ({ response: { status, headers, body }, onFollow }: ResponseProps) => (
  <div className={styles.response} role="status">
    <p>
      It was answered with <strong>{status}</strong>.
    </p>
    <TextBlock label="Headers of the answer" text={JSON.stringify(headers, null, 2)} />
    <TextBlock label="Body of the answer" text={body} />
    <Button variant="primary" onClick={onFollow}>
      Show its execution
    </Button>
  </div>
)
