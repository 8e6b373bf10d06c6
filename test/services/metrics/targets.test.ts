import { expect, test } from '@jest/globals'
import { dataPlaneByTarget } from '../../../services/metrics/target/by-target.ts'
import { askElsewhere } from '../../../services/metrics/target/elsewhere.ts'
import { idInEnvironment, idWithin, newId } from '../../../services/shared/ids.ts'
import type { AwsPlace } from '../../../targets/aws/place.ts'
import type { DataPlane } from '../../../targets/data-plane.ts'
import { scriptedDataPlane } from './scripted-data-plane.ts'

const projectId = newId('prj')
const here = idWithin('env', projectId)
const there = idWithin('env', projectId)
const place = { environmentId: there } as AwsPlace

/** Notes which environments a data plane is asked for. */
function noting(plane: DataPlane) {
  const asked: string[] = []
  const noted = new Proxy(plane, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver)
      if (typeof method !== 'function') return method
      return (first: unknown, ...rest: unknown[]) => {
        asked.push(`${String(name)} ${typeof first === 'string' ? first : Object(first).environmentId}`)
        return method.call(target, first, ...rest)
      }
    },
  })
  return { noted, asked }
}

test.each([
  ['the local cloud', here, 'local'],
  ['AWS', there, 'aws'],
] as const)(
  'what is asked of an environment in %s is asked there, and only there',
  async (_name, environmentId, its) => {
    const planes = { local: noting(scriptedDataPlane()), aws: noting(scriptedDataPlane()) }
    const plane = dataPlaneByTarget({ local: planes.local.noted, aws: planes.aws.noted }, async (id) =>
      id === there ? place : undefined,
    )
    const id = idInEnvironment('dlq', environmentId, 'x')
    await Promise.allSettled([
      plane.send({ environmentId, route: 'Copy', body: '', headers: {} }),
      plane.depth(environmentId, 'Copy'),
      plane.deadLetters({ environmentId, first: 1 }),
      plane.deadLetter(environmentId, id),
      plane.redrive(environmentId, id),
      plane.discard(environmentId, id),
      plane.logs({ environmentId, first: 1, waitMs: 0 }),
    ])
    const methods = ['deadLetter', 'deadLetters', 'depth', 'discard', 'logs', 'redrive', 'send']
    expect(planes[its].asked.sort()).toEqual(methods.map((method) => `${method} ${environmentId}`))
    expect(planes[its === 'aws' ? 'local' : 'aws'].asked).toEqual([])
  },
)

test('other services are asked as the system, for one environment or for all', async () => {
  const asked: unknown[] = []
  const projects = {
    execute: async ({ query, variables }: { query: string; variables?: unknown }, caller: object) => {
      asked.push(caller)
      const answer = query.includes('awsPlaces') ? [place] : Object(variables).environmentId === there ? place : null
      return { data: { answer } }
    },
  }
  const { findPlace, places } = askElsewhere({ projects, deployments: () => undefined })
  expect(await findPlace(there)).toEqual(place)
  expect(await findPlace(here)).toBeUndefined()
  expect(await places()).toEqual([place])
  expect(asked).toHaveLength(3)
})

test('a service that is not known, or does not answer, is told of as a target that cannot be reached', async () => {
  const silent = { execute: async () => ({ errors: [{ message: 'not now' }] as never }) }
  const unknown = askElsewhere({ projects: silent, deployments: () => undefined })
  await expect(unknown.describe(there)).rejects.toMatchObject({
    code: 'UNREACHABLE',
    message: expect.stringContaining('ROUTO_DEPLOYMENTS_URL'),
  })
  await expect(unknown.findPlace(there)).rejects.toMatchObject({ code: 'UNREACHABLE', retryable: true })
  const known = askElsewhere({ projects: silent, deployments: () => silent })
  await expect(known.describe(there)).rejects.toThrow('not now')
})
