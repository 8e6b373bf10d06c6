import { parse } from 'graphql'
import type { Identity } from '../../services/shared/caller.ts'
import { deriveKey } from '../../services/shared/keys.ts'
import { createLog } from '../../services/shared/log.ts'
import { createSubgraph } from '../../services/shared/server/create-subgraph.ts'
import type { Subgraph } from '../../services/shared/server/subgraph.ts'
import { resolvers, subgraphs } from './world.ts'

/** The product's log lines are written as always, to nowhere. */
export const log = createLog('info', { write: () => undefined })

/** Signs what goes over HTTP. */
export const callKey = deriveKey('the secret of the benchmark, which is none', 'calls')

/** Who asks: somebody who may read every project. */
export const identity: Identity = {
  actor: { id: 'acc_bench', kind: 'USER', name: 'bench' },
  accountId: 'acc_bench',
  grants: { '*': { role: 'VIEWER' } },
}

/** One subgraph as the services build theirs: every field guarded, operations compiled. */
export const ourSubgraph = (name: 'projects' | 'deployments' | 'metrics'): Subgraph =>
  createSubgraph({
    name,
    typeDefs: parse(subgraphs(true)[name]),
    resolvers: resolvers[name],
    context: (caller) => ({ caller }),
    ready: async () => undefined,
    close: async () => undefined,
    log,
  })
