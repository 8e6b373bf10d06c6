import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Files } from './draft/files.ts'

/** The least that does something: a route, and the function that it calls. */
const FIRST: Files = new Map([
  [
    'routes.ts',
    `import { route } from 'routo'
import { greet } from './processors.ts'

export default [
  route('Greet').from('http:/names').process(greet).to('queue:Greetings'),
]
`,
  ],
  [
    'processors.ts',
    `import { type Context } from 'routo'

/** Gets the body of the message, and answers with the one that goes on. */
export function greet(name: string, ctx: Context): string {
  ctx.log.info('greeting', { name })
  return \`Hello, \${name}!\`
}
`,
  ],
])

/** In the place of the editor while a project has no files. */
export const NothingYet = ({ onBegin }: { readonly onBegin: (files: Files) => void }) => (
  <EmptyState
    title="There are no files yet."
    action={
      <Button variant="primary" onClick={() => onBegin(FIRST)}>
        Begin with a first route
      </Button>
    }
  >
    <p>Begin with a route and its function, or add your own files beside.</p>
  </EmptyState>
)
