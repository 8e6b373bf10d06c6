import { expect, test } from '@jest/globals'
import { readEnvLines } from '../../dashboard/pages/environment/env-lines.ts'

test.each([
  ['A=1', { A: '1' }],
  ['A=1\nB=2\r\nC=3', { A: '1', B: '2', C: '3' }],
  ['\n# what it is for\n  export A = one two   # why\n', { A: 'one two' }],
  ['A=https://x.example/#top', { A: 'https://x.example/#top' }],
  ['A="a # b"', { A: 'a # b' }],
  [String.raw`A="two\nlines, and a \" in it"`, { A: 'two\nlines, and a " in it' }],
  [String.raw`A='as it\n is'`, { A: String.raw`as it\n is` }],
  ['KEY="-----BEGIN-----\nabc\n-----END-----"\nB=2', { KEY: '-----BEGIN-----\nabc\n-----END-----', B: '2' }],
  ['A=', { A: '' }],
  ['A=1\nA=2', { A: '2' }],
  ['', {}],
])('the lines %j say what they say', (text, values) => expect(readEnvLines(text)).toEqual({ values, unread: [] }))

test('what is not understood is told by its line, and keeps nothing from being read', () =>
  expect(readEnvLines('A=1\nwhat is this\nB="never ends\n2C=3\nD=4')).toEqual({
    values: { A: '1', D: '4' },
    unread: [2, 3, 4],
  }))
