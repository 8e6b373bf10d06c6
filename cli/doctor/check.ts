/** What was found of one thing that commands need. */
export interface Check {
  readonly name: string
  /** `warning`: commands work, though not all of them, or not as well. */
  readonly state: 'ok' | 'warning' | 'broken'
  readonly found: string
  /** What to do. */
  readonly fix?: string
}

export const ok = (name: string, found: string): Check => ({ name, state: 'ok', found })
export const warning = (name: string, found: string, fix: string): Check => ({ name, state: 'warning', found, fix })
export const broken = (name: string, found: string, fix: string): Check => ({ name, state: 'broken', found, fix })
