import { useCallback, useState } from 'react'
import { keyOf, type Selection } from '../canvas/selection.ts'
import type { Check } from '../check/use-check.ts'
import type { Files } from '../draft/files.ts'
import type { Place } from '../place.ts'
import type { GoTo } from '../use-open-file.ts'
import { placeOf, selectionAt } from './selected-text.ts'

/** What is selected on the canvas and in the text: each follows the other. */
export function useSelection(check: Check | undefined, files: Files, goTo: GoTo) {
  const [selection, setSelection] = useState<Selection>()
  const select = useCallback(
    (selected: Selection) => {
      setSelection(selected)
      const place = check && placeOf(check.routes, selected)
      if (place !== undefined) goTo(place, { isAsked: false })
    },
    [check, goTo],
  )
  const onCursor = useCallback(
    (place: Place) => {
      // Where the text has changed since, places of the check are those of another text.
      const at = check?.files === files ? selectionAt(check.routes, place) : undefined
      if (at !== undefined) setSelection((before) => (before && keyOf(before) === keyOf(at) ? before : at))
    },
    [check, files],
  )
  return { selection, select, onCursor }
}
