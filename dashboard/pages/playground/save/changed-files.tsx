import { lazy, Suspense } from 'react'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { changesBetween, type Files } from '../draft/files.ts'
import styles from './changed-files.module.css'

const DiffView = lazy(() => import('./diff-view.tsx').then(({ DiffView }) => ({ default: DiffView })))

/** More are opened one by one. */
const OPEN = 3

/** What differs between two states of a project, file by file. */
export function ChangedFiles({ before, after }: { readonly before: Files; readonly after: Files }) {
  const changes = changesBetween(before, after)
  if (changes.length === 0) return <p className={styles.none}>Nothing differs.</p>
  return (
    <ul className={styles.files} aria-label="Changed files">
      {changes.map(({ path, kind }, index) => (
        <li key={path}>
          <details open={index < OPEN}>
            <summary>
              <code>{path}</code> <span className={styles.kind}>{kind}</span>
            </summary>
            <Suspense fallback={<Skeleton height="4rem" />}>
              <DiffView path={path} before={before.get(path) ?? ''} after={after.get(path) ?? ''} />
            </Suspense>
          </details>
        </li>
      ))}
    </ul>
  )
}
