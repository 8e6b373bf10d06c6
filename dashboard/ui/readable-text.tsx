import type { ReadableBody } from '../format/bodies.ts'
import { formatExact } from '../format/numbers.ts'
import styles from './payload-view.module.css'
import { TextBlock } from './text-block.tsx'

/** More rows than that are better read in a file. */
const MOST_ROWS = 200

/** A body in its best form: rows as a table, everything else as a text. */
export function ReadableText({ label, body }: { readonly label: string; readonly body: ReadableBody }) {
  if (body.kind !== 'csv') {
    return body.text === '' ? (
      <p className={styles.note}>The body is empty.</p>
    ) : (
      <TextBlock label={label} text={body.text} />
    )
  }
  const { header, rows } = body
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys */}
      <section className={styles.rows} aria-label={label} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {header.map((name, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name, and do not move
                <th key={column} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <tr key={row}>
                {cells.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > MOST_ROWS && (
        <p className={styles.more}>
          The first {MOST_ROWS} of {formatExact(rows.length)} rows. Raw shows them all.
        </p>
      )}
    </>
  )
}
