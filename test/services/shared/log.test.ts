import { expect, test } from '@jest/globals'
import { createLog } from '../../../services/shared/log.ts'

function record(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = []
  write(createLog('info', { write: (line: string) => void lines.push(line) }))
  return lines
}

test('a line is JSON, with a level in words and a time in UTC', () => {
  const [line = ''] = record((log) => log.info({ requestId: 'req-1' }, 'Hello.'))
  expect(JSON.parse(line)).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    requestId: 'req-1',
    msg: 'Hello.',
  })
})

test('a fault is written with its stack and its cause', () => {
  const [line = ''] = record((log) => log.error({ err: new Error('outer', { cause: new Error('inner') }) }, 'Failed.'))
  expect(JSON.parse(line)).toMatchObject({
    err: { message: 'outer', stack: expect.any(String), cause: { message: 'inner' } },
  })
})

test('lines below the level are not written', () => {
  expect(record((log) => log.debug('no'))).toEqual([])
})

test.each([
  ['at the top', { password: 'hunter2', token: 'hunter2', requestId: 'r' }],
  ['in headers', { headers: { authorization: 'Bearer hunter2', cookie: 'session=hunter2' } }],
  ['deeper', { request: { headers: { authorization: 'hunter2' }, input: { secret: 'hunter2' } } }],
  ['of an account', { account: { passwordHash: 'hunter2' } }],
  ['of an error', { err: Object.assign(new Error('no'), { headers: { authorization: 'hunter2' } }) }],
  ['of an environment', { input: { secrets: { A: 'hunter2' } }, credential: 'hunter2', key: 'hunter2' }],
])('no credential is written: %s', (_name, fields) => {
  const [line] = record((log) => log.warn(fields, 'Careful.'))
  expect(line).toContain('[redacted]')
  expect(line).not.toContain('hunter2')
})
