import { expect, test } from '@jest/globals'
import { idWithin, kindOf, nameWithin, newId, projectOf } from '../../../services/shared/ids.ts'

const project = 'prj_k3v9x2m4q8p1'

test('an id within a project tells its project, its kind and its name', () => {
  const id = idWithin('rte', project, 'Store_Orders')
  expect(id).toBe('rte_k3v9x2m4q8p1_Store_Orders')
  expect([projectOf(id), kindOf(id), nameWithin(id)]).toEqual([project, 'rte', 'Store_Orders'])
})

test('ids that are made are of a project, or of none', () => {
  const made = newId('prj')
  expect(projectOf(made)).toBe(made)
  expect(projectOf(idWithin('env', made))).toBe(made)
  expect(projectOf(newId('acc'))).toBeUndefined()
  expect(newId('prj')).not.toBe(made)
})

test.each([
  ['of a project itself', project, project],
  ['of something in it', 'env_k3v9x2m4q8p1_a7c2e9f0', project],
  ['of an account', 'acc_k3v9x2m4q8p1', undefined],
  ['with a key that is too short', 'env_k3v9x2m4q8p_a7c2e9f0', undefined],
  ['with a key that is too long', 'prj_k3v9x2m4q8p1x', undefined],
  ['with letters that keys do not have', 'env_k3v9x2m4q8pl_a', undefined],
  ['with a key in capitals', 'prj_K3V9X2M4Q8P1', undefined],
  ['of an unknown form', '../prj_k3v9x2m4q8p1', undefined],
  ['that is empty', '', undefined],
])('the project of an id %s is known, or none', (_name, id, expected) => {
  expect(projectOf(id)).toBe(expected)
})
