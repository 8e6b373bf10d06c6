import { DatabaseSync } from 'node:sqlite'
import { setImmediate as tick } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { groupCommit } from '../../../../targets/local/journal/group-commit.ts'

let database: DatabaseSync

beforeEach(() => {
  database = new DatabaseSync(':memory:')
  database.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY) STRICT')
})

afterEach(() => database.close())

/** A disk that takes as long as the test wants. */
function slowDisk() {
  const syncs: PromiseWithResolvers<void>[] = []
  const broken: unknown[] = []
  const sync = {
    now: () => {},
    later() {
      const one = Promise.withResolvers<void>()
      syncs.push(one)
      return one.promise
    },
  }
  const { write, flush } = groupCommit(database, sync, { broken: (error) => broken.push(error) })
  const answers: number[] = []
  const note = (id: number) =>
    write((to) => to.prepare('INSERT INTO notes VALUES (?)').run(id)).then(
      () => void answers.push(id),
      () => void answers.push(-id),
    )
  return { syncs, broken, answers, note, flush }
}

test('nobody gets an answer before the disk has it, and what comes meanwhile goes to the disk together', async () => {
  const { syncs, answers, note } = slowDisk()
  void note(1)
  await tick()
  await tick()
  for (const id of [2, 3, 4]) void note(id)
  await tick()
  expect([syncs.length, answers]).toEqual([1, []])
  syncs[0]?.resolve()
  await tick()
  await tick()
  expect([syncs.length, answers]).toEqual([2, [1]])
  syncs[1]?.resolve()
  await tick()
  expect(answers).toEqual([1, 2, 3, 4])
})

test('a work that fails is told so with those that did not', async () => {
  const { syncs, answers, note } = slowDisk()
  for (const id of [1, 1, 2]) void note(id)
  await tick()
  await tick()
  syncs[0]?.resolve()
  await tick()
  expect(answers).toEqual([1, -1, 2])
})

test('when the disk does not keep it, nobody is told that it does, and somebody is told that it does not', async () => {
  const { syncs, answers, broken, note } = slowDisk()
  void note(1)
  await tick()
  await tick()
  void note(2)
  syncs[0]?.reject(new Error('EIO'))
  await tick()
  await tick()
  expect([answers, broken, syncs.length]).toEqual([[], [new Error('EIO')], 1])
})

test('at the end everything goes to the disk at once, also what is on its way', async () => {
  const { answers, note, flush } = slowDisk()
  void note(1)
  await tick()
  await tick()
  void note(2)
  flush()
  await tick()
  expect(answers).toEqual([1, 2])
})
