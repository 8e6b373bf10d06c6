import { expect, test } from '@jest/globals'
import { cli } from '../testkit/cli.ts'
import { program, references } from '../testkit/cli-reference.ts'

const groups = program.commands.filter(({ commands }) => commands.length > 0).map((group) => group.name())

test.each(['', ...groups, ...references.map(({ name }) => name)])('routo %s --help', async (name) => {
  const { code, stdout, stderr } = await cli([...name.split(' ').filter(Boolean), '--help'])
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatchSnapshot()
})
