import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccess } from '../../../../targets/local/access/create-access.ts'
import { createFunctions } from '../../../../targets/local/functions/create-functions.ts'
import { createIngress } from '../../../../targets/local/ingress/create-ingress.ts'
import type { Journal } from '../../../../targets/local/journal/journal.ts'
import { openJournal } from '../../../../targets/local/journal/open.ts'
import { createLines } from '../../../../targets/local/lines/create-lines.ts'
import { openObjects } from '../../../../targets/local/objects/open-objects.ts'
import { createQueues } from '../../../../targets/local/queues/create-queues.ts'
import { createSchedules } from '../../../../targets/local/schedules/create-schedules.ts'
import type { Parts } from '../../../../targets/local/stacks/kinds/kind.ts'
import { openStacks, type Stacks } from '../../../../targets/local/stacks/stacks.ts'

/** The parts of a cloud without its port, for stacks that are opened again and again. */
export interface OpenedParts {
  readonly journal: Journal
  readonly parts: Parts
  /** Opens the stacks. @param between comes between them and what they change */
  open(between?: Between): Promise<Stacks>
  close(): Promise<void>
}

/** Comes between stacks and the journal and parts that they call. */
export type Between = <T extends object>(part: T) => T

const log = { info() {}, warn() {}, error() {} }
const origin = 'http://127.0.0.1:4566'

export async function openParts(): Promise<OpenedParts> {
  const directory = await mkdtemp(join(tmpdir(), 'routo-stacks-'))
  const sealingKey = randomBytes(32)
  const now = Date.now
  const journal = openJournal({ file: join(directory, 'cloud.db') })
  const access = createAccess({ journal, ownerSecret: sealingKey, now })
  const lines = createLines({ journal, now })
  const queues = createQueues({ journal, now })
  const objects = await openObjects({ directory: join(directory, 'objects'), journal, queues, access, log, now })
  const dir = join(directory, 'functions')
  const functions = await createFunctions({ dir, journal, queues, access, lines, origin, sealingKey, now, log })
  const ingress = createIngress({ journal, queues, functions, access, log, now })
  const schedules = createSchedules({ journal, queues, access, log, now })
  const parts: Parts = { queues, objects, access, functions, ingress, schedules }
  return {
    journal,
    parts,
    open: (between = (part) => part) =>
      openStacks({
        journal: between(journal),
        parts: {
          queues: between(queues),
          objects: between(objects),
          access: between(access),
          functions: between(functions),
          ingress: between(ingress),
          schedules: between(schedules),
        },
        place: { origin },
        sealingKey,
        log,
        now: () => 1_000,
      }),
    async close() {
      await schedules.close()
      await functions.close()
      await queues.close()
      await objects.close()
      journal.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
