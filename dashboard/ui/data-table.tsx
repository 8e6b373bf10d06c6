import { memo, type ReactNode } from 'react'
import styles from './data-table.module.css'

export interface Column<Row> {
  readonly key: string
  readonly header: string
  /** Whether the header is only read aloud: what is in the column speaks for itself, as buttons do. */
  readonly hasQuietHeader?: boolean
  /** Numbers stand at the end, where their digits line up. */
  readonly align?: 'start' | 'end'
  /** Whether it has a line of its own where rows are cards. */
  readonly wide?: boolean
  readonly cell: (row: Row) => ReactNode
}

interface DataTableProps<Row> {
  /** What it is a table of, for who does not see it. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Whether the rows are those of another question, until its own come. */
  readonly isOld?: boolean
}

/** Rows of one kind. On narrow screens each row is a card; the first column is its heading. */
export function DataTable<Row>({ label, columns, rows, rowKey, isOld = false }: DataTableProps<Row>) {
  // The roles say again what the elements are: laid out as cards they would no longer be a table to screen readers.
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    // biome-ignore-start lint/a11y/useSemanticElements: see above
    <table role="table" className={styles.table} aria-label={label} aria-busy={isOld} data-old={isOld}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, header, hasQuietHeader = false, align = 'start' }) => (
            <th role="columnheader" key={key} scope="col" data-align={align}>
              {hasQuietHeader ? <span className="aloud">{header}</span> : header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <MemoizedLine key={rowKey(row)} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/useSemanticElements: see above
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  )
}

interface LineProps<Row> {
  readonly row: Row
  readonly columns: readonly Column<Row>[]
}

function Line<Row>({ row, columns }: LineProps<Row>) {
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: as above
    // biome-ignore-start lint/a11y/useSemanticElements: as above
    <tr role="row">
      {columns.map(({ key, header, hasQuietHeader = false, align = 'start', wide = false, cell }) => (
        <td role="cell" key={key} data-align={align} data-label={hasQuietHeader ? undefined : header} data-wide={wide}>
          {cell(row)}
        </td>
      ))}
    </tr>
    // biome-ignore-end lint/a11y/useSemanticElements: as above
    // biome-ignore-end lint/a11y/noRedundantRoles: as above
  )
}

/** A row that is the same, in the same columns, is not made again: of a hundred mostly few change. */
const MemoizedLine = memo(Line) as typeof Line
