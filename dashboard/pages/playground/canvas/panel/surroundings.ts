import { createContext, useContext } from 'react'
import type { ProcessorModule } from '../checked-project.ts'
import type { Palette } from './use-palette.ts'

/** What fields of the panel offer. */
export interface Surroundings {
  readonly palette: Palette
  readonly modules: readonly ProcessorModule[]
  /** Endpoints that the project uses. */
  readonly uris: readonly string[]
}

export const SurroundingsContext = createContext<Surroundings>({
  palette: { steps: [], sources: [], targets: [] },
  modules: [],
  uris: [],
})

export const useSurroundings = (): Surroundings => useContext(SurroundingsContext)
