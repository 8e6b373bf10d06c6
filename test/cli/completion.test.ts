import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { cli } from '../testkit/cli.ts'

/** What bash offers where the line ends. */
async function completed(line: string): Promise<readonly string[]> {
  const { stdout: script } = await cli(['completion', 'bash'])
  const words = line.split(' ')
  const press = `${script}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_routo; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout } = await promisify(execFile)('bash', ['-uc', press])
  return stdout.split('\n').filter(Boolean)
}

describe('bash completes', () => {
  test('commands, and those of a group', async () => {
    expect(await completed('routo log')).toEqual(['logs', 'login', 'logout'])
    expect(await completed('routo env ')).toEqual(expect.arrayContaining(['list', 'show', 'create', 'set', 'unset']))
    expect(await completed('routo env ')).not.toContain('whoami')
  })

  test('options of the command, and those that all have', async () => {
    expect(await completed('routo env create dev --p')).toEqual(['--promotes-from', '--protected', '--project'])
    expect(await completed('routo pull --revision 1 --j')).toEqual(['--json'])
  })

  test('values that come from a list, and no words where something else is wanted', async () => {
    expect(await completed('routo env create dev --target ')).toEqual(['LOCAL', 'AWS'])
    expect(await completed('routo completion z')).toEqual(['zsh'])
    expect(await completed('routo login --email ')).toEqual([])
  })

  test('what is named like a command, and is none there', async () => {
    expect(await completed('routo push --message env --f')).toEqual(['--force'])
  })
})

test.each(['zsh', 'fish'])('%s is told of every command, with what it is for', async (shell) => {
  const { code, stdout } = await cli(['completion', shell])
  expect(code).toBe(0)
  for (const words of ['push', 'save the files as a revision of the project', 'promotes-from', 'LOCAL']) {
    expect(stdout).toContain(words)
  }
})

test('another shell is refused', async () => {
  expect(await cli(['completion', 'tcsh'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Command-argument value 'tcsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.
See what there is with: --help
",
  "stdout": "",
}
`)
})
