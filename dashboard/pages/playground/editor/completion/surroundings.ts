import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

type SyntaxNode = ReturnType<typeof syntaxTree>['topNode']

/** What is being written at a place. `call`: the method in whose arguments it is, as `branch`, or `route` itself. */
export type Surroundings =
  /** Behind a dot. */
  | { readonly kind: 'member'; readonly of: string }
  /** In a text: an endpoint, a module, or the value of an option. */
  | {
      readonly kind: 'text'
      readonly call: string
      readonly option: string | undefined
      readonly from: number
      readonly to: number
    }
  /** The name of an option, in braces. */
  | { readonly kind: 'option'; readonly call: string }
  /** A function, or anything else that has a name. */
  | { readonly kind: 'name'; readonly call: string | undefined }
  | { readonly kind: 'nothing' }

export function surroundingsOf(state: EditorState, at: number): Surroundings {
  const node = syntaxTree(state).resolveInner(at, -1)
  const textOf = ({ from, to }: SyntaxNode): string => state.sliceDoc(from, to)
  if (/Comment|RegExp/.test(node.name)) return { kind: 'nothing' }
  if (node.name === 'String' || node.name === 'TemplateString') return inText(node, textOf)
  const member = node.name === 'MemberExpression' ? node : node.parent
  if (member?.name === 'MemberExpression' && (node.name === '.' || node.name === 'PropertyName')) {
    return { kind: 'member', of: rootOf(member, textOf) }
  }
  const braces = enclosing(node, 'ObjectExpression', 4)
  const isName = ['ObjectExpression', '{', ',', 'PropertyDefinition', '⚠'].includes(node.name)
  if (braces !== undefined && isName) return { kind: 'option', call: callAround(braces, textOf) ?? '' }
  return { kind: 'name', call: callAround(node, textOf) }
}

function inText(node: SyntaxNode, textOf: (node: SyntaxNode) => string): Surroundings {
  const isClosed = /^(['"`]).*\1$/s.test(textOf(node)) && node.to - node.from > 1
  const place = { from: node.from + 1, to: isClosed ? node.to - 1 : node.to }
  const parent = node.parent
  if (parent?.name === 'ImportDeclaration') return { kind: 'text', call: 'import', option: undefined, ...place }
  const option = parent?.name === 'Property' ? parent.getChild('PropertyDefinition') : null
  const call = callAround(node, textOf)
  if (call === undefined) return { kind: 'nothing' }
  return { kind: 'text', call, option: option === null ? undefined : textOf(option), ...place }
}

/** The nearest of a kind, not further than some steps away. */
function enclosing(node: SyntaxNode, name: string, steps: number): SyntaxNode | undefined {
  let found: SyntaxNode | null = node
  for (let step = 0; found !== null && step < steps; step++, found = found.parent) if (found.name === name) return found
  return undefined
}

/** The method in whose arguments something is; of an option with options of its own, its name. */
function callAround(node: SyntaxNode, textOf: (node: SyntaxNode) => string): string | undefined {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (/Function|Arrow|Block|Statement/.test(at.name)) return undefined
    const options = at.name === 'ObjectExpression' && at.parent?.name === 'Property' ? at.parent : null
    const name = options?.getChild('PropertyDefinition')
    if (name != null) return textOf(name)
    if (at.name !== 'ArgList') continue
    const callee = at.parent?.firstChild
    if (callee == null) return undefined
    return textOf(callee.name === 'MemberExpression' ? (callee.getChild('PropertyName') ?? callee) : callee)
  }
  return undefined
}

/** What a chain hangs on: `route()` right behind that, `route` behind more of it, otherwise what stands before the last dot. */
function rootOf(member: SyntaxNode, textOf: (node: SyntaxNode) => string): string {
  const before = member.firstChild
  let root = before
  while (root?.name === 'CallExpression' || root?.name === 'MemberExpression') root = root.firstChild
  if (root !== null && before?.name === 'CallExpression' && textOf(root) === 'route') {
    return before.firstChild?.name === 'VariableName' ? 'route()' : 'route'
  }
  return before === null ? '' : textOf(before)
}
