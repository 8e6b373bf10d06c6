import { describe, expect, test } from '@jest/globals'
import { driverByTarget } from '../../../services/deployments/target/by-target.ts'
import { createMemory } from '../../../services/deployments/target/memory.ts'
import { memoryModel } from '../../../services/deployments/target/model.ts'
import { idInEnvironment, idWithin, newId } from '../../../services/shared/ids.ts'
import type { AwsPlace } from '../../../targets/aws/place.ts'
import type { Release } from '../../../targets/driver.ts'
import { scriptDriver } from '../../testkit/scripted-driver.ts'
import { storeKinds } from '../../testkit/stores.ts'

const projectId = newId('prj')
const here = idWithin('env', projectId)
const there = idWithin('env', projectId)

describe.each(storeKinds())('the memory of a driver in $name', ({ open }) => {
  const openMemory = async () => createMemory((await open({ models: [memoryModel] })).collection(memoryModel))
  const key = `operation/${idInEnvironment('dep', there, 1)}`

  test('a document comes back as it was put, with its version', async () => {
    const memory = await openMemory()
    expect(await memory.get(key)).toBeUndefined()
    const value = { turns: [{ 'a.b': 1, $c: null }], text: '€' }
    expect(await memory.put(key, value, 0)).toBe(true)
    expect(await memory.get(key)).toEqual({ value, version: 1 })
    expect(await memory.put(key, [], 1)).toBe(true)
    expect(await memory.get(key)).toEqual({ value: [], version: 2 })
  })

  test('of several who put the next version, one does', async () => {
    const memory = await openMemory()
    const first = await Promise.all([1, 2, 3].map((writer) => memory.put(key, { writer }, 0)))
    expect(first.filter(Boolean)).toHaveLength(1)
    const second = await Promise.all([1, 2, 3].map((writer) => memory.put(key, { writer }, 1)))
    expect(second.filter(Boolean)).toHaveLength(1)
    expect((await memory.get(key))?.version).toBe(2)
  })

  test('what is removed is gone, and can be put anew', async () => {
    const memory = await openMemory()
    await memory.put(key, {}, 0)
    await memory.remove(key)
    await memory.remove(key)
    expect(await memory.get(key)).toBeUndefined()
    expect(await memory.put(key, {}, 1)).toBe(false)
    expect(await memory.put(key, {}, 0)).toBe(true)
  })

  test('a key of no project is refused, since nothing would ever remove what it names', async () => {
    const memory = await openMemory()
    await expect(memory.put('operation/none', {}, 0)).rejects.toThrow('of no project')
  })
})

describe('of two targets', () => {
  const local = scriptDriver()
  const aws = scriptDriver()
  const place = { environmentId: there } as AwsPlace
  const driver = driverByTarget({ local, aws }, async (id) => (id === there ? place : undefined))
  const release = (environmentId: string): Release => ({
    environmentId,
    project: 'shop',
    environment: 'dev',
    deploymentId: idInEnvironment('dep', environmentId, 1),
    revision: 1,
    stacks: [],
    code: { sha256: '', zip: new Uint8Array() },
    secrets: {},
    configVersion: 0,
  })

  test.each([
    ['the local one', here, local, aws],
    ['AWS', there, aws, local],
  ])('whatever is asked of an environment goes to %s, where that is its target', async (_name, id, its, other) => {
    const before = other.calls.length
    const token = idInEnvironment('dep', id, 1)
    await driver.preflight(release(id))
    await driver.upload(release(id))
    const plan = await driver.plan(release(id))
    await driver.execute(release(id), plan.id, token)
    await driver.events(token, undefined, 0)
    await driver.cancel(token)
    await driver.describe(id)
    await driver.drift(id)
    await driver.destroy(id, 'RETAIN', idInEnvironment('dep', id, 2))
    await driver.recover(id, idInEnvironment('dep', id, 3))
    expect(its.calls.length).toBeGreaterThanOrEqual(10)
    expect(other.calls).toHaveLength(before)
  })

  test('a token that is of no environment is no operation', async () => {
    await expect(driver.events('token', undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
