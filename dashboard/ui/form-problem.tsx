import { ApiError } from '../../client/errors.ts'
import styles from './form-problem.module.css'

/** Why a form was not taken, and what to do. Its place is there before, so that nothing jumps for who hears it. */
export function FormProblem({ error }: { readonly error: unknown }) {
  const hint = error instanceof ApiError ? error.hint : undefined
  return (
    <div role="alert" className={styles.problem}>
      {error instanceof Error && (
        <p>
          <strong>{error.message}</strong> {hint}
        </p>
      )}
    </div>
  )
}
