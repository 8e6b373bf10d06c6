import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'

interface PasswordFormProps {
  readonly onSubmit: (by: { readonly email: string; readonly password: string }) => Promise<void>
}

/** Signs in with an account. */
export function PasswordForm({ onSubmit }: PasswordFormProps) {
  return (
    <Form
      onSubmit={(values) => onSubmit({ email: String(values.get('email')), password: String(values.get('password')) })}
    >
      {(isRunning) => (
        <>
          <Field label="E-mail" name="email" type="email" autoComplete="username" required />
          <Field label="Password" name="password" type="password" autoComplete="current-password" required />
          <Button type="submit" variant="primary" disabled={isRunning}>
            Sign in
          </Button>
        </>
      )}
    </Form>
  )
}
