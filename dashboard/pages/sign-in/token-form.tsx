import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'

/** Signs in with an API token, or the owner's. */
export function TokenForm({ onSubmit }: { readonly onSubmit: (by: { readonly credential: string }) => Promise<void> }) {
  return (
    <Form onSubmit={(values) => onSubmit({ credential: String(values.get('token')).trim() })}>
      {(isRunning) => (
        <>
          <Field
            label="Token"
            name="token"
            type="password"
            placeholder="rto_…"
            autoComplete="off"
            required
            hint="The owner’s is in the file owner-token of the data directory: .routo/owner-token."
          />
          <Button type="submit" variant="primary" disabled={isRunning}>
            Sign in
          </Button>
        </>
      )}
    </Form>
  )
}
