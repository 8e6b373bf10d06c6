import type { Completion } from '@codemirror/autocomplete'
import { type Knowledge, usedUris } from '../project-words.ts'

/** How each kind of endpoint is written, with something to begin with. */
const SOURCES: readonly (readonly [kind: string, uri: string])[] = [
  ['FILE', 'file:'],
  ['QUEUE', 'queue:'],
  ['HTTP', 'http:/'],
  ['TRIGGER', 'trigger:manual'],
  ['TRIGGER', 'trigger:rate(5 minutes)'],
  ['TRIGGER', 'trigger:cron(0 9 * * ? *)'],
]
const TARGETS: readonly (readonly [kind: string, uri: string])[] = [
  ['FILE', 'file:'],
  ['QUEUE', 'queue:'],
  ['HTTP', 'https://'],
]

/** What can stand as an endpoint in a call: kinds to begin with, and those that the project uses already. */
export function endpointsFor(call: string, { files, catalogs }: Knowledge): readonly Completion[] {
  const isSource = call === 'from'
  const kinds = (isSource ? SOURCES : TARGETS).map(
    ([kind, uri]): Completion => ({
      label: uri,
      type: 'keyword',
      info: catalogs?.endpointCatalog.find((one) => one.kind === kind)?.summary ?? '',
    }),
  )
  const used = usedUris(files)
    .filter((uri) => (isSource ? !uri.startsWith('https:') : /^(file|queue|https):/.test(uri)))
    .filter((uri) => kinds.every(({ label }) => label !== uri))
    .map((uri): Completion => ({ label: uri, type: 'constant', detail: ' in this project', boost: 1 }))
  return [...used, ...kinds]
}
