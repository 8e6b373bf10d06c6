import type { AnyNode, AssignmentProperty, MemberExpression, Node, ObjectPattern, Program, Property } from 'acorn'
import { nameOf } from '../evaluate/exports.ts'
import { walk } from '../evaluate/syntax-tree.ts'

/** A variable of the environment that code reads. */
export interface VariableRead {
  readonly name: string
  /** Whether the code goes on without it: `ctx.env.NAME ?? 'default'`, or a default in a pattern. */
  readonly optional: boolean
}

/**
 * The variables that a module visibly reads: as members of something's `env`, such as `ctx.env.NAME`, or by taking that apart.
 * Names that are only known when the code runs are not found.
 */
export function readVariables(program: Program): readonly VariableRead[] {
  const nodes: AnyNode[] = []
  // acorn makes no other nodes.
  walk(program, (node) => nodes.push(node as AnyNode))
  const aliases = new Set(nodes.flatMap(aliasOfEnv))
  const replaced = new Set(nodes.flatMap(replacedWhenAbsent))
  return nodes.flatMap((node) => {
    if (node.type === 'MemberExpression' && isEnv(node.object, aliases)) {
      const name = memberName(node)
      return name === undefined ? [] : [{ name, optional: replaced.has(node) }]
    }
    if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && isEnv(node.init, aliases)) {
      return namesTaken(node.id)
    }
    if (node.type !== 'ObjectPattern') return []
    return envProperties(node).flatMap((value) => (value.type === 'ObjectPattern' ? namesTaken(value) : []))
  })
}

/** `{ env }` of a parameter and `const env = ctx.env`: from then on the name stands for it. */
function aliasOfEnv(node: AnyNode): readonly string[] {
  if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && isEnv(node.init)) return [node.id.name]
  if (node.type !== 'ObjectPattern') return []
  return envProperties(node).flatMap((value) => (value.type === 'Identifier' ? [value.name] : []))
}

/** What has something else put in its place by `??` or `||` when it is not there. */
function replacedWhenAbsent(node: AnyNode): readonly Node[] {
  if (node.type !== 'LogicalExpression' || node.operator === '&&') return []
  return [node.left.type === 'ChainExpression' ? node.left.expression : node.left]
}

const isEnv = (node: Node | null | undefined, aliases: ReadonlySet<string> = new Set()): boolean => {
  const found = node as AnyNode | null | undefined // as above
  if (found?.type === 'MemberExpression') return memberName(found) === 'env'
  return found?.type === 'Identifier' && aliases.has(found.name)
}

function memberName({ property, computed }: MemberExpression): string | undefined {
  if (property.type === 'Identifier' && !computed) return property.name
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : undefined
}

/** What the property `env` of a pattern is bound to. */
const envProperties = ({ properties }: ObjectPattern): readonly AnyNode[] =>
  properties.flatMap((property) => (property.type === 'Property' && keyOf(property) === 'env' ? [property.value] : []))

const namesTaken = ({ properties }: ObjectPattern): readonly VariableRead[] =>
  properties.flatMap((property) => {
    const name = property.type === 'Property' ? keyOf(property) : undefined
    return name === undefined || property.type !== 'Property'
      ? []
      : [{ name, optional: property.value.type === 'AssignmentPattern' }]
  })

function keyOf({ key, computed }: Property | AssignmentProperty): string | undefined {
  if (computed) return undefined
  return key.type === 'Identifier' || key.type === 'Literal' ? nameOf(key) : undefined
}
