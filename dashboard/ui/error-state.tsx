import { ApiError } from '../../client/errors.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

/** Why something cannot be shown, and what to do next. */
export function ErrorState({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { hint, requestId } = error instanceof ApiError ? error : { hint: undefined, requestId: undefined }
  return (
    <EmptyState
      title={error.message}
      action={
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      <p>{hint ?? 'If it stays like this, the log of the server has the rest.'}</p>
      {requestId !== undefined && (
        <p>
          Request <code>{requestId}</code>
        </p>
      )}
    </EmptyState>
  )
}
