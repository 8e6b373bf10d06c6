import { expect, test } from '@jest/globals'
import { checkRegistration, normalisedEmail } from '../../../services/projects/accounts/registration-checks.ts'

const fine = { email: 'anastasia@example.org', name: 'Ana', password: 'seven green herons' }

test.each([
  ['an ordinary one', 'ana@example.org'],
  ['one with signs in it', 'ana.o-neil+routo@example.org'],
  ['one of a host without a dot', 'owner@localhost'],
  ['one in another script', 'аня@пример.рф'],
])('%s is an e-mail address', (_what, email) => {
  expect(checkRegistration({ ...fine, email })).toEqual([])
})

test.each([
  ['no @', 'ana.example.org'],
  ['two @', 'ana@b@example.org'],
  ['a space', 'an a@example.org'],
  ['a line break, which would forge a header', 'ana@example.org\nBcc:x@y.z'],
  ['no host', 'ana@'],
  ['dots in a row', 'ana@example..org'],
  ['more than 254 characters', `${'a'.repeat(60)}@${'b'.repeat(200)}.org`],
])('an e-mail address with %s is refused', (_what, email) => {
  expect(checkRegistration({ ...fine, email })).toMatchObject([{ code: 'INVALID', field: ['input', 'email'] }])
})

test('spaces around an e-mail address, and capital letters, make no difference', () => {
  expect(normalisedEmail('  Ana@Example.ORG ')).toBe('ana@example.org')
})

test.each([
  ['of seven characters', 'k3!x9Qz'],
  ['of more than 256 bytes', 'ü1ab4'.repeat(50)],
  ['of few different characters', 'abababababab'],
  ['that counts', '0123456789'],
  ['that counts down', '87654321'],
  ['that everybody tries first', 'Password123!'],
  ['that is the name in the e-mail address', 'anastasia99'],
  ['that is half a character', 'seven green her\uD800ns'],
])('a password %s is refused', (_what, password) => {
  expect(checkRegistration({ ...fine, password })).toMatchObject([{ code: 'INVALID', field: ['input', 'password'] }])
})

test.each([
  ['nothing', ''],
  ['101 characters', 'x'.repeat(101)],
  ['a sign that cannot be shown', 'Ana\u0007'],
])('a name of %s is refused', (_what, name) => {
  expect(checkRegistration({ ...fine, name })).toMatchObject([{ code: 'INVALID', field: ['input', 'name'] }])
})
