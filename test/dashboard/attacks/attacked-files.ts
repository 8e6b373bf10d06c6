import { corpus, DESCRIPTION, NAMES } from './corpus.ts'

/** A project whose code says again what it is sent: in errors, in the log, as reasons. */
export const attackedFiles = () => [
  {
    path: 'routes.ts',
    text: [
      "import { route } from 'routo'",
      "import { drop, fail, pass } from './processors.ts'",
      'export default [',
      `  route('Fails', { description: ${JSON.stringify(DESCRIPTION)} }).from('queue:Failing').process(fail),`,
      "  route('Drops').from('queue:Dropping').process(drop),",
      "  route('Passes').from('file:Passing').process(pass).to('queue:Passed'),",
      ']',
    ].join('\n'),
  },
  {
    path: 'processors.ts',
    text: [
      "import { PermanentError } from 'routo'",
      ...NAMES.map((text) => `// ${text}`),
      'export function fail(body: string, ctx) {',
      '  ctx.log.warn(body, { [body.slice(0, 100)]: body, nested: [body, { [body.slice(0, 100)]: 1 }] })',
      `  console.log(body, ${JSON.stringify(corpus.terminal)})`,
      '  const error = new PermanentError(body, { code: body.slice(0, 60) })',
      "  error.stack = [body, '    at ' + body.slice(0, 60) + ' (' + body.slice(0, 60) + ':1:1)'].join('\\n')",
      '  throw error',
      '}',
      'export const drop = (body: string, ctx) => ctx.drop(body)',
      'export const pass = (body: string) => body',
    ].join('\n'),
  },
]
