import type { EditorState } from '@codemirror/state'

interface Insertion {
  readonly from: number
  readonly insert: string
}

/** How a file comes to know a name of another one: nothing where it does already. */
export function importEdit(state: EditorState, path: string, name: string, from: string): Insertion | undefined {
  const text = state.doc.toString()
  const specifier = from === 'routo' ? from : relativePath(path, from)
  const imported = new RegExp(
    `^import\\s+(?!type\\b)\\{([^}]*)\\}\\s+from\\s+(['"])${escaped(specifier)}\\2`,
    'm',
  ).exec(text)
  if (isKnown(text, name)) return undefined
  if (imported === null) {
    const last = [...text.matchAll(/^import\b[^;'"]*(['"])[^'"]*\1;?[^\S\n]*(?:\n|$)/gm)].at(-1)
    const at = last === undefined ? 0 : last.index + last[0].length
    const lead = at > 0 && text[at - 1] !== '\n' ? '\n' : ''
    return { from: at, insert: `${lead}import { ${name} } from '${specifier}'\n` }
  }
  const [whole, names = ''] = imported
  const inside = names.trimEnd()
  const end = imported.index + whole.indexOf('{') + 1 + inside.length
  return { from: end, insert: inside.trim() === '' ? ` ${name}` : inside.endsWith(',') ? ` ${name}` : `, ${name}` }
}

/** Whether it is imported or declared: by a look at the text. */
const isKnown = (text: string, name: string): boolean =>
  new RegExp(
    `(?:\\{[^}]*\\b${escaped(name)}\\b[^}]*\\}\\s+from\\b)|(?:\\b(?:function\\*?|const|let|class)\\s+${escaped(name)}\\b)`,
  ).test(text)

/** As an import of one file has to name another. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  let shared = 0
  while (shared < here.length && here[shared] === there[shared]) shared++
  const up = '../'.repeat(here.length - shared)
  return `${up === '' ? './' : up}${there.slice(shared).join('/')}`
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
