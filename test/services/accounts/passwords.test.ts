import { expect, test } from '@jest/globals'
import { createGate } from '../../../services/projects/accounts/gate.ts'
import { createPasswords } from '../../../services/projects/accounts/passwords.ts'
import { Refusal } from '../../../services/shared/refusal.ts'

const passwords = createPasswords()

test('a password is kept as argon2id with the effort that OWASP recommends', async () => {
  const hash = await passwords.hash('seven green herons')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await passwords.hash('seven green herons')).not.toBe(hash)
  expect(await passwords.verify(hash, 'seven green herons')).toEqual({ correct: true, outdated: false })
  expect(await passwords.verify(hash, 'seven green heron')).toEqual({ correct: false, outdated: false })
})

test('a hash of another implementation is understood', async () => {
  // Of the reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await passwords.verify(hash, 'password')).toEqual({ correct: true, outdated: false })
})

test('a hash of less effort is correct, and outdated', async () => {
  const hash = await createPasswords({ memoryKiB: 8_192, passes: 1, lanes: 1 }).hash('seven green herons')
  expect(await passwords.verify(hash, 'seven green herons')).toEqual({ correct: true, outdated: true })
})

test('nobody has the password of no hash', async () => {
  expect(await passwords.verify(undefined, '')).toEqual({ correct: false, outdated: false })
})

test('a password that is too long is not shortened to one that fits', async () => {
  const hash = await passwords.hash('')
  expect(await passwords.verify(hash, 'x'.repeat(257))).toMatchObject({ correct: false })
})

test('a damaged hash is a fault, not a wrong password', async () => {
  await expect(passwords.verify('$2b$10$something', 'password')).rejects.toThrow('not argon2id')
})

test('a gate lets a few in at a time, in their order, and refuses when too many wait', async () => {
  const gate = createGate(2, 2)
  const done: number[] = []
  let running = 0
  let most = 0
  const work = (n: number) => async () => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    running--
    done.push(n)
  }
  const all = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => gate(work(n))))
  expect({ most, done }).toEqual({ most: 2, done: [1, 2, 3, 4] })
  expect(all[4]).toMatchObject({ status: 'rejected', reason: expect.any(Refusal) })
  await gate(work(6))
  expect(done.at(-1)).toBe(6)
})

test('a gate opens again after work that failed', async () => {
  const gate = createGate(1, 0)
  await expect(gate(() => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory')
  expect(await gate(async () => 'next')).toBe('next')
})
