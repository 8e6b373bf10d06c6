import type { Adding } from '../adding.ts'
import type { RouteChange } from '../route-change.ts'
import type { RouteDocument } from '../route-document.ts'
import type { Selection } from '../selection.ts'

/** What parts of the panel are about, and what they can do. */
export interface Doing {
  readonly document: RouteDocument
  readonly readOnly: boolean
  readonly onChange: (change: RouteChange) => Promise<void>
  readonly onSelect: (selection: Selection) => void
  readonly onAdd: (adding: Adding | undefined) => void
}
