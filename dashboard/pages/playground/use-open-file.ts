import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { Files } from './draft/files.ts'
import { type Place, readPlace, writePlace } from './place.ts'

/** Where the editor goes: each jump is another object, so that the same place can be gone to again. */
export interface Jump extends Place {
  /** Whether somebody asked for it now: the editor takes the focus then. */
  readonly isAsked: boolean
}

interface Going {
  /** Whether somebody asked for the text, and not for something that it follows. */
  readonly isAsked: boolean
  /** The part of the page that is to be shown. */
  readonly show?: string | undefined
}

export type GoTo = (place: Place, going: Going) => void

/** Which file is open, as the address says; where it says nothing, or a file that is not there, the one with the routes. */
export function useOpenFile(files: Files) {
  const { file } = useSearch({ from: '/shell/projects/$project/playground' })
  const navigate = useNavigate({ from: '/projects/$project/playground' })
  const [asked, setAsked] = useState<Jump>()
  const inAddress = useMemo<Jump | undefined>(
    () => (file === undefined ? undefined : { ...readPlace(file), isAsked: false }),
    [file],
  )
  const goTo: GoTo = useCallback(
    (place, { isAsked, show }) => {
      setAsked({ ...place, isAsked: isAsked && place.line !== undefined })
      const file = writePlace(place)
      void navigate({ search: (before) => ({ ...before, file, ...(show && { show }) }), hash: true, replace: true })
    },
    [navigate],
  )
  const open = inAddress !== undefined && files.has(inAddress.path) ? inAddress.path : firstOf(files)
  const jump = asked !== undefined && file === writePlace(asked) ? asked : inAddress
  return { open, jump: jump?.path === open ? jump : undefined, goTo }
}

const firstOf = (files: Files): string | undefined =>
  [...files.keys()].find((path) => /^routes\.[jt]s(on)?$/.test(path)) ?? files.keys().next().value
