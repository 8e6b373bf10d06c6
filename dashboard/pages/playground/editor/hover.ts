import { syntaxTree } from '@codemirror/language'
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view'
import { optionsOf } from './completion/options.ts'
import { surroundingsOf } from './completion/surroundings.ts'
import { chainWords, contextWords, importWords, logWords, messageWords, type Words } from './dsl-words.ts'
import { exportedNames, type Knowledge } from './project-words.ts'

interface Explained {
  readonly text: string
  /** How it is written. */
  readonly code?: string | undefined
}

/** Explains the word under the pointer. */
export const explain = (knowledge: () => Knowledge) =>
  hoverTooltip((view, at, side): Tooltip | null => {
    const word = wordAt(view, at, side)
    const explained = word && explanationOf(view, word, knowledge())
    if (word === undefined || explained === undefined) return null
    return { pos: word.from, end: word.to, above: true, create: () => ({ dom: boxOf(explained) }) }
  })

function wordAt(view: EditorView, at: number, side: number) {
  const node = syntaxTree(view.state).resolveInner(at, side < 0 ? -1 : 1)
  if (!/^(PropertyName|PropertyDefinition|VariableName|VariableDefinition|TypeName|String)$/.test(node.name))
    return undefined
  return { from: node.from, to: node.to, node: node.name, text: view.state.sliceDoc(node.from, node.to) }
}

type Word = NonNullable<ReturnType<typeof wordAt>>

function explanationOf(view: EditorView, word: Word, { files, catalogs }: Knowledge): Explained | undefined {
  const around = surroundingsOf(view.state, word.node === 'String' ? word.from + 1 : word.to)
  if (around.kind === 'text') {
    const kind = kindOfUri(word.text.slice(1, -1))
    return said(catalogs?.endpointCatalog.find((one) => one.kind === kind))
  }
  if (around.kind === 'member' && around.of.startsWith('route')) {
    const step = catalogs?.stepCatalog.find(({ kind }) => kind.toLowerCase() === word.text)
    return step === undefined ? inWords(chainWords, word.text) : said(step)
  }
  if (around.kind === 'member') {
    return inWords({ ctx: contextWords, 'ctx.log': logWords, 'ctx.message': messageWords }[around.of], word.text)
  }
  if (around.kind === 'option') {
    const text = optionsOf(around.call, catalogs)[word.text]?.description
    return text === undefined ? undefined : { text }
  }
  const exported = exportedNames(files).find(({ name }) => name === word.text)
  return exported === undefined
    ? inWords(importWords, word.text)
    : { text: `From ${exported.path}.`, code: exported.line }
}

const said = (entry: { readonly summary: string; readonly example: string } | undefined): Explained | undefined =>
  entry && { text: entry.summary, code: entry.example }

function inWords(words: Words | undefined, name: string): Explained | undefined {
  const text = words !== undefined && Object.hasOwn(words, name) ? words[name] : undefined
  return text === undefined ? undefined : { text }
}

function kindOfUri(uri: string): string | undefined {
  const [, scheme = ''] = /^(file|queue|https?|trigger):/.exec(uri) ?? []
  return scheme.startsWith('http') ? 'HTTP' : scheme.toUpperCase() || undefined
}

function boxOf({ text, code }: Explained): HTMLElement {
  const box = document.createElement('div')
  box.className = 'cm-words'
  box.append(text)
  if (code !== undefined) {
    const example = document.createElement('pre')
    example.textContent = code
    box.append(example)
  }
  return box
}
