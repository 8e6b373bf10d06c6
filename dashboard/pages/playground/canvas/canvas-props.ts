import type { CheckedProject } from './checked-project.ts'
import type { Selection } from './selection.ts'
import type { OnEdit } from './use-changes.ts'

/** The seam between the canvas and the page around it. */
export interface CanvasProps {
  /** What the compiler says of the files as they are now; undefined while nothing is known. */
  readonly check: CheckedProject | undefined
  readonly selection: Selection | undefined
  readonly onSelect: (selection: Selection) => void
  /** Makes a change in the text. Where it answers why not, the canvas says so. */
  readonly onEdit: OnEdit
  readonly readOnly: boolean
}
