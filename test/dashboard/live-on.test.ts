import { expect, test } from '@jest/globals'
import { concerns } from '../../dashboard/data/live-on.ts'

const event = { type: 'deployment.failed', projectId: 'prj_1', environmentId: 'env_1' }

test.each([
  ['its name', { types: ['deployment.failed'] }, true],
  ['its group', { types: ['revision.created', 'deployment.*'] }, true],
  ['another name of the group', { types: ['deployment.queued'] }, false],
  ['a group whose name only begins alike', { types: ['deploy.*'] }, false],
  ['its project', { types: ['deployment.*'], projectId: 'prj_1' }, true],
  ['another project', { types: ['deployment.*'], projectId: 'prj_2' }, false],
  ['its environment', { types: ['deployment.*'], environmentId: 'env_1' }, true],
  ['another environment', { types: ['deployment.*'], environmentId: 'env_2' }, false],
])('what waits for %s is asked for anew, or not', (_what, live, expected) =>
  expect(concerns(live, event)).toBe(expected),
)

test('what happens to a whole project happens to each environment of it', () => {
  const saved = { type: 'revision.created', projectId: 'prj_1' }
  expect(concerns({ types: ['revision.*'], environmentId: 'env_1' }, saved)).toBe(true)
})
