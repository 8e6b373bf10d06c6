import type { Memory } from '../../../targets/aws/operations/operation.ts'
import { projectOf } from '../../shared/ids.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { MemoryRecord } from './model.ts'

/** A driver's memory in the store of the service. */
export const createMemory = (records: Collection<MemoryRecord>): Memory => ({
  async get(key) {
    const found = await records.get(key)
    return found && { value: JSON.parse(found.text), version: found.version }
  },
  async put(key, value, version) {
    const document = { text: JSON.stringify(value), version: version + 1 }
    if (version > 0) return (await records.update(key, { set: document }, { version })) !== undefined
    const { taken } = await records.insert({ id: key, projectId: projectIn(key), ...document })
    return taken === undefined
  },
  async remove(key) {
    await records.remove(key)
  },
})

/** Keys are paths, and one of their parts is the id of an environment or of something in it. */
function projectIn(key: string): string {
  const found = key
    .split('/')
    .map(projectOf)
    .find((id) => id !== undefined)
  if (found === undefined) throw new Error(`The key ${key} is of no project.`)
  return found
}
