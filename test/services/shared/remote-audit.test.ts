import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { projectsModels } from '../../../services/projects/models.ts'
import { createProjectsService } from '../../../services/projects/service.ts'
import { systemCaller } from '../../../services/shared/caller.ts'
import { createLog } from '../../../services/shared/log.ts'
import { remoteAudit } from '../../../services/shared/remote-audit.ts'
import { remoteSubgraph } from '../../../services/shared/server/remote-subgraph.ts'
import { serveSubgraph } from '../../../services/shared/server/serve-subgraph.ts'
import { openSqliteStore } from '../../../services/shared/store/sqlite/open.ts'
import { userWith } from '../../testkit/callers.ts'

const folder = await mkdtemp(join(tmpdir(), 'routo-audit-'))
const silent = createLog('silent')
const store = await openSqliteStore({ file: join(folder, 'projects.db'), models: projectsModels })
const service = await createProjectsService({ store, key: randomBytes(32), signUp: 'open', log: silent })
const key = randomBytes(32)
const host = await serveSubgraph(service.subgraph, { host: '127.0.0.1', port: 0, key, log: silent })
afterAll(async () => {
  await service.subgraph.close()
  await rm(folder, { recursive: true })
})

test('what was done here is in the project’s audit log, with who did it; where it cannot be, the log has it', async () => {
  const logged: string[] = []
  const log = createLog('error', { write: (line) => void logged.push(line) })
  const projects = remoteSubgraph({ name: 'projects', url: host.url, key, log })
  const audit = remoteAudit(projects, log, () => new Date('2026-11-21T12:00:00.000Z'))
  const query = 'mutation { projectCreate(input: { slug: "acme" }) { project { id } } }'
  const created = (await service.subgraph.execute({ query }, systemCaller('req_setup'))) as {
    data: { projectCreate: { project: { id: string } } }
  }
  const { id: projectId } = created.data.projectCreate.project
  const ana = userWith({ [projectId]: { role: 'ADMIN' } })
  const entry = {
    action: 'webhookCreate',
    projectId,
    subjectId: `whk_${projectId.slice(4)}_1`,
    after: { url: 'https://a.example' },
  }

  await audit(ana, entry)
  expect(logged).toEqual([])
  const ask = `query ($id: ID!) { project(id: $id) { auditLog(first: 5) { nodes { action actor { id name kind } at requestId subjectId after } } } }`
  const { data } = await service.subgraph.execute({ query: ask, variables: { id: projectId } }, ana)
  expect(data).toEqual({
    project: {
      auditLog: {
        nodes: expect.arrayContaining([
          {
            action: 'webhookCreate',
            actor: { id: 'acc_test', name: 'Ana', kind: 'USER' },
            at: '2026-11-21T12:00:00.000Z',
            requestId: 'req_test',
            subjectId: entry.subjectId,
            after: entry.after,
          },
        ]),
      },
    },
  })

  await host.close()
  await expect(audit(ana, { ...entry, action: 'webhookDelete' })).rejects.toThrow('The audit log could not be written.')
  expect(logged.join('')).toContain('"action":"webhookDelete"')
  await projects.close()
})
