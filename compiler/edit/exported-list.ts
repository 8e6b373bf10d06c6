import type { ArrayExpression, Program } from 'acorn'

/** The list that a module exports by default, where it is written there: `export default [`, or by the name of a constant. */
export function exportedList({ body }: Program): ArrayExpression | undefined {
  const exported = body.find((node) => node.type === 'ExportDefaultDeclaration')?.declaration
  if (exported?.type === 'ArrayExpression') return exported
  if (exported?.type !== 'Identifier') return undefined
  const value = body
    .flatMap((node) => (node.type === 'VariableDeclaration' && node.kind === 'const' ? node.declarations : []))
    .find(({ id }) => id.type === 'Identifier' && id.name === exported.name)?.init
  return value?.type === 'ArrayExpression' ? value : undefined
}
