import type { Memory } from '../../../../targets/aws/operations/operation.ts'

/** Documents as a store has them: what is read is never what was handed in. */
export function openMemory(onPut: () => void = () => {}): Memory {
  const documents = new Map<string, { readonly text: string; readonly version: number }>()
  return {
    async get(key) {
      const found = documents.get(key)
      return found && { value: JSON.parse(found.text), version: found.version }
    },
    async put(key, value, version) {
      onPut()
      if ((documents.get(key)?.version ?? 0) !== version) return false
      documents.set(key, { text: JSON.stringify(value), version: version + 1 })
      return true
    },
    async remove(key) {
      documents.delete(key)
    },
  }
}
