/** What tests get for `@jest/globals`. Modules are loaded once and stay, so each of these finds what the running file has. */
import type * as Jest from '@jest/globals'

let ofFile: object = {}

/** @param globals what the file that is to be loaded has */
export function setGlobals(globals: object): void {
  ofFile = globals
}

function current<Name extends keyof typeof Jest>(name: Name): (typeof Jest)[Name] {
  const found = () => Reflect.get(ofFile, name)
  return new Proxy(() => undefined, {
    apply: (_, self, args) => Reflect.apply(found(), self, args),
    get: (_, property) => Reflect.get(found(), property),
  }) as unknown as (typeof Jest)[Name] // what is called, or read, is the function of Jest
}

export const afterAll = current('afterAll')
export const afterEach = current('afterEach')
export const beforeAll = current('beforeAll')
export const beforeEach = current('beforeEach')
export const describe = current('describe')
export const expect = current('expect')
export const test = current('test')
