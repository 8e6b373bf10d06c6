import type { Collection, Stored } from '../../services/shared/store/collection.ts'
import type { Model, Store } from '../../services/shared/store/store.ts'

/** Makes a call of a store, or fails it. `name` is that of the collection and the method: `tokens.update`. */
export type RunCall = (call: () => Promise<unknown>, name: string) => Promise<unknown>

/** A store whose calls are made by a function. */
export const aroundStore = (store: Store, run: RunCall): Store => ({
  ...store,
  collection: <T extends Stored>(model: Model<T>) => aroundCollection(store.collection(model), model.name, run),
})

const aroundCollection = <T extends Stored>(collection: Collection<T>, name: string, run: RunCall): Collection<T> =>
  new Proxy(collection, {
    get(target, key, receiver) {
      const method: unknown = Reflect.get(target, key, receiver)
      if (typeof method !== 'function') return method
      return (...args: unknown[]) => run(() => method.apply(target, args), `${name}.${String(key)}`)
    },
  })

/** A store that notes the names of the calls it gets. */
export const notingCalls = (store: Store, calls: string[]): Store =>
  aroundStore(store, (call, name) => {
    calls.push(name)
    return call()
  })
