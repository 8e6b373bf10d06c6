import type { cpus } from 'node:os'
import { expect, test } from '@jest/globals'
import { spareCpu } from '../../../../targets/local/functions/spare-cpu.ts'

/** A machine of two cores, which the test moves on. */
function machine() {
  let at = 0
  let idle = 0
  const core = () => ({ times: { idle: idle / 2 } })
  const hasRoom = spareCpu(
    () => [core(), core()] as ReturnType<typeof cpus>,
    () => at,
  )
  const pass = (ms: number, idleCores: number) => {
    at += ms
    idle += ms * idleCores
    return hasRoom()
  }
  return { pass }
}

test('there is room while half a core or more is idle', () => {
  const { pass } = machine()
  expect([pass(250, 2), pass(250, 0.5), pass(250, 0.4), pass(250, 0), pass(250, 1)]).toEqual([
    true,
    true,
    false,
    false,
    true,
  ])
})

test('what was seen a moment ago still holds: several may ask at once', () => {
  const { pass } = machine()
  expect([pass(250, 0), pass(1, 2), pass(1, 2)]).toEqual([false, false, false])
})
