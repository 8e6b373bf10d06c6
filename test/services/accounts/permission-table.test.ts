import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { type DirectiveNode, Kind, parse, visit } from 'graphql'
import { isAtLeast, permissions, roles } from '../../../services/shared/permissions.ts'

const subgraphs = ['projects', 'deployments', 'metrics']

/** What stands under `@access(to:)` in the schema: fields and types by the word. */
async function usesOf(): Promise<ReadonlyMap<string, readonly string[]>> {
  const uses = new Map<string, Set<string>>()
  const note = (directives: readonly DirectiveNode[] = [], name: string) => {
    for (const { name: directive, arguments: args = [] } of directives) {
      const to = args.find((arg) => arg.name.value === 'to')?.value
      if (directive.value !== 'access' || to?.kind !== Kind.STRING) continue
      uses.set(to.value, (uses.get(to.value) ?? new Set()).add(`\`${name}\``))
    }
  }
  for (const subgraph of subgraphs) {
    visit(parse(await readFile(`schema/${subgraph}.graphql`, 'utf8')), {
      ObjectTypeDefinition({ name: { value: type }, directives, fields = [] }) {
        note(directives, type)
        const prefix = type === 'Query' || type === 'Mutation' ? '' : `${type}.`
        for (const field of fields) note(field.directives, `${prefix}${field.name.value}`)
      },
    })
  }
  return new Map([...uses].map(([to, names]) => [to, [...names]]))
}

async function table(): Promise<string> {
  const uses = await usesOf()
  const rows = Object.entries(permissions).map(([permission, least]) => {
    const marks = roles.map((role) => (least === 'anyone' || isAtLeast(role, least) ? '✓' : ''))
    return [`\`${permission}\``, ...marks, uses.get(permission)?.join(', ') ?? ''].join(' | ')
  })
  const head = ['permission', ...roles, 'for']
  return [head.join(' | '), head.map(() => '---').join(' | '), ...rows].map((row) => `| ${row} |`).join('\n')
}

test('docs/security.md has the table of roles and permissions as it is', async () => {
  expect(await readFile('docs/security.md', 'utf8')).toContain(`\n\n${await table()}\n\n`)
})

test('every permission is needed for something', async () => {
  const uses = await usesOf()
  expect(Object.keys(permissions).filter((permission) => !uses.has(permission))).toEqual([])
})
