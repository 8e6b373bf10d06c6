import { randomUUID } from 'node:crypto'

/** Fills in `{{n}}` (from 1), `{{uuid}}` (another one at each place) and `{{now}}`. The rest stays as it is. */
export const fill = (template: string, n: number): string =>
  template.replace(/\{\{(n|uuid|now)\}\}/g, (_, name: string) => {
    if (name === 'n') return String(n)
    return name === 'uuid' ? randomUUID() : new Date().toISOString()
  })
