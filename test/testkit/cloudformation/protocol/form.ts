/** Parameters of a call, as the Query protocol nests them: `Tags.member.1.Key`. */
export interface Form {
  readonly [name: string]: FormValue | undefined
}
type FormValue = string | readonly FormValue[] | Form

interface Tree {
  [name: string]: Tree | string
}

/** Reads the body of a call. */
export function readForm(body: string): Form {
  const root: Tree = {}
  for (const [name, value] of new URLSearchParams(body)) put(root, name.split('.'), value)
  return fold(root) as Form // the root has no member `member`
}

function put(tree: Tree, [head = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree[head] = value
    return
  }
  const next = tree[head]
  const inner: Tree = typeof next === 'object' ? next : {}
  tree[head] = inner
  put(inner, rest, value)
}

function fold(tree: Tree | string): FormValue {
  if (typeof tree === 'string') return tree
  if (typeof tree.member === 'object') {
    const members = Object.entries(tree.member).sort(([a], [b]) => Number(a) - Number(b))
    return members.map(([, member]) => fold(member))
  }
  return Object.fromEntries(Object.entries(tree).map(([name, inner]) => [name, fold(inner)]))
}

/** A text; an empty one counts as absent. */
export function textIn(form: Form, name: string): string | undefined {
  const value = form[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A flag; absent: false. */
export const flagIn = (form: Form, name: string): boolean => form[name] === 'true'

/** A list of texts; absent: none. */
export const textsIn = (form: Form, name: string): readonly string[] =>
  listIn(form, name).filter((item) => typeof item === 'string')

/** A list of structures; absent: none. */
export const formsIn = (form: Form, name: string): readonly Form[] =>
  listIn(form, name).filter((item): item is Form => typeof item === 'object' && !Array.isArray(item))

/** A structure; absent: an empty one. */
export function formIn(form: Form, name: string): Form {
  const value = form[name]
  return typeof value === 'object' && !Array.isArray(value) ? (value as Form) : {}
}

function listIn(form: Form, name: string): readonly FormValue[] {
  const value = form[name]
  return Array.isArray(value) ? value : []
}
