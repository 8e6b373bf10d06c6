import { ShowCatalogs } from '../../../../../client/operations.ts'
import { useOperation } from '../../../../data/use-operation.ts'
import type { StepKind } from '../route-document.ts'

/** A kind of step that there is, as the API describes it. */
export interface StepInfo {
  readonly kind: StepKind
  readonly title: string
  readonly summary: string
  readonly options: OptionsSchema
}

/** JSON Schema of options, none of which has to be given. */
export interface OptionsSchema {
  readonly properties?: Readonly<Record<string, OptionSchema>>
}

export interface OptionSchema {
  readonly const?: unknown
  readonly enum?: readonly string[]
  readonly default?: string
  readonly description?: string
}

/** A kind of endpoint, from one side: `queue:` to read from, `https:` to write to. */
export interface EndpointInfo {
  readonly scheme: string
  readonly summary: string
  readonly options: OptionsSchema
}

export interface Palette {
  readonly steps: readonly StepInfo[]
  readonly sources: readonly EndpointInfo[]
  readonly targets: readonly EndpointInfo[]
}

const empty: Palette = { steps: [], sources: [], targets: [] }

/** What a route can be made of. It is the same for all projects, and hardly ever changes. */
export function usePalette(): Palette {
  const { data } = useOperation(ShowCatalogs, {})
  if (data === undefined) return empty
  const endpoints = (side: 'source' | 'target'): readonly EndpointInfo[] =>
    data.endpointCatalog
      .filter(({ asSource, asTarget }) => (side === 'source' ? asSource : asTarget))
      .map(({ kind, summary, optionsSchema }) => ({
        scheme: schemeOf(kind, side),
        summary,
        options: Object(optionsSchema).properties?.[side] ?? {},
      }))
  return {
    steps: data.stepCatalog.map(({ kind, optionsSchema, ...said }) => ({
      ...said,
      kind: kind.toLowerCase() as StepKind, // the same words, in the case of GraphQL
      options: Object(optionsSchema),
    })),
    sources: endpoints('source'),
    targets: endpoints('target'),
  }
}

/** Requests are received at a path, and sent to a URL. */
const schemeOf = (kind: string, side: 'source' | 'target'): string =>
  kind === 'HTTP' && side === 'target' ? 'https' : kind.toLowerCase()
