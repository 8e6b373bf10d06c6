import { useNavigate, useSearch } from '@tanstack/react-router'
import { Chooser } from '../ui/chooser.tsx'
import { DEFAULT_RANGE, type Range, ranges } from './ranges.ts'

/** How far back the page looks: in the address, from page to page. */
export function useRange(): Range {
  return useSearch({ from: '/shell', select: ({ range = DEFAULT_RANGE }) => range })
}

/** Lets the viewer choose it. */
export function RangeChooser() {
  const range = useRange()
  const navigate = useNavigate()
  return (
    <Chooser
      label="Time range"
      value={range}
      choices={Object.entries(ranges) as [Range, string][]}
      onChoose={(chosen) => void navigate({ to: '.', search: (before) => ({ ...before, range: chosen }) })}
    />
  )
}
