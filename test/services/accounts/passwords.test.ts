import { expect, test } from '@jest/globals'
import { createPasswords } from '../../../services/projects/accounts/passwords.ts'

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
