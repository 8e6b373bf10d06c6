import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { exitCodes } from '../../cli/failure/exit-codes.ts'
import { commonOptions, program, references } from '../testkit/cli-reference.ts'

const page = await readFile('docs/cli.md', 'utf8')

/** Sections of commands by what they are headed with. */
const sections = new Map(
  [...page.matchAll(/^### `(.+)`\n([\s\S]*?)(?=^##|$(?![\s\S]))/gm)].map(([, usage = '', text = '']) => [usage, text]),
)

const rowsOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('| `-'))

/** What a shell would run, line by line. */
const linesOf = (text: string): readonly string[] =>
  [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block.replaceAll('\\\n', ' ').split('\n').filter(Boolean),
  )

test('docs/cli.md has every command, and no other, in the order of the help', () => {
  expect([...sections.keys()]).toEqual(references.map(({ usage }) => usage))
})

describe.each(references)('docs/cli.md shows of routo $name', ({ usage, options, description }) => {
  const text = sections.get(usage) ?? ''

  test('what it is for, every option, and no other', () => {
    expect(text.toLowerCase()).toContain(description.toLowerCase())
    expect(rowsOf(text)).toEqual(options)
  })

  test('an example, and what --json prints', () => {
    expect(linesOf(text)).not.toEqual([])
    expect(text).toMatch(/^`--json`/m)
  })
})

const examples = linesOf(page)
  .flatMap((line) =>
    [...line.matchAll(/(?:^|[|(] *|&& )(routo .*?)(?=\)|\||&&|$)/g)].map(([, command = '']) => command.trim()),
  )
  .map((command) => ({ command }))

test.each(examples)('$command: there is such a command, with such options', ({ command }) => {
  const [, ...words] = command.replaceAll(/"[^"]*"|'[^']*'/g, 'text').split(/\s+/)
  const found = references.find(({ name }) => `${words.join(' ')} `.startsWith(`${name} `))
  const flags = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0])
  expect([command, found?.name]).toEqual([command, expect.any(String)])
  expect(flags.filter((flag) => !found?.flags.has(flag ?? ''))).toEqual([])
})

test('examples are found', () => expect(examples.length).toBeGreaterThan(references.length))

test('docs/cli.md has every option that all commands have, and no other', () => {
  const [, common = ''] = /^## Options of every command\n([\s\S]*?)^## /m.exec(page) ?? []
  expect(rowsOf(common)).toEqual(commonOptions)
  expect(program.options.length).toBeGreaterThan(0)
})

test('docs/cli.md has every exit status, and no other', () => {
  const [, table = ''] = /^## Exit status\n([\s\S]*?)^## /m.exec(page) ?? []
  const documented = [...table.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code))
  expect(documented).toEqual(Object.values(exitCodes))
})
