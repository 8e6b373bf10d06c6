import { Field } from '../ui/field.tsx'

const LONGEST = 1_000

/** Why something is done, for who looks at it later. */
export const ReasonField = () => (
  <Field label="Reason" name="reason" maxLength={LONGEST} autoComplete="off" hint="For people. May be left empty." />
)

/** What was filled in there; undefined for nothing. */
export function reasonIn(values: FormData): string | undefined {
  const reason = String(values.get('reason') ?? '').trim()
  return reason === '' ? undefined : reason
}
