import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
  snippet,
  startCompletion,
} from '@codemirror/autocomplete'
import { localCompletionSource } from '@codemirror/lang-javascript'
import type { EditorView } from '@codemirror/view'
import { chainWords, contextWords, importWords, logWords, messageWords, type Words } from '../dsl-words.ts'
import { exportedNames, type Knowledge } from '../project-words.ts'
import { endpointsFor } from './endpoints.ts'
import { importEdit, relativePath } from './import-edit.ts'
import { optionCompletions, valuesOf } from './options.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'

const URI_CALLS = ['from', 'to', 'tap', 'otherwise', 'branch']
const FUNCTION_CALLS = ['process', 'filter', 'split', 'branch', 'respond', 'when']

/** What can be written at a place in routes and functions. */
export const completeWith =
  (knowledge: () => Knowledge) =>
  (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\w$]*/)
    const around = surroundingsOf(context.state, context.pos)
    if (around.kind === 'text') return inText(around, knowledge())
    const isAsked = context.explicit || around.kind === 'member' || (word !== null && word.from < word.to)
    if (!isAsked || around.kind === 'nothing') return null
    const options = optionsFor(around, knowledge(), context)
    return options.length === 0 ? null : { from: word?.from ?? context.pos, options, validFor: /^[\w$]*$/ }
  }

function optionsFor(around: Surroundings, knowledge: Knowledge, context: CompletionContext): Completion[] {
  if (around.kind === 'member') return [...membersOf(around.of, knowledge)]
  if (around.kind === 'option') return [...optionCompletions(around.call, knowledge.catalogs)]
  if (around.kind !== 'name') return []
  const known = localCompletionSource(context)?.options ?? []
  const own = namesFor(around.call, knowledge)
  return [...own, ...known.filter(({ label }) => own.every((one) => one.label !== label))]
}

function inText(around: Extract<Surroundings, { kind: 'text' }>, knowledge: Knowledge): CompletionResult | null {
  const { call, option, from, to } = around
  const options = textsFor(call, option, knowledge)
  // All of the text is replaced: an endpoint is chosen anew, and not put into the middle of another.
  return options.length === 0 ? null : { from, to, options: [...options], validFor: /^[^'"`]*$/ }
}

function textsFor(call: string, option: string | undefined, knowledge: Knowledge): readonly Completion[] {
  if (call === 'import') return modulesFor(knowledge)
  if (option !== undefined) return valuesOf(call, option, knowledge.catalogs).map((label) => ({ label, type: 'enum' }))
  return URI_CALLS.includes(call) ? endpointsFor(call, knowledge) : []
}

function modulesFor({ files, path }: Knowledge): readonly Completion[] {
  const paths = new Set(exportedNames(files).map(({ path }) => path))
  paths.delete(path)
  return ['routo', ...[...paths].map((to) => relativePath(path, to))].map((label) => ({ label, type: 'namespace' }))
}

function membersOf(of: string, { catalogs }: Knowledge): readonly Completion[] {
  const { from, ...others } = chainWords
  if (of === 'route()') return [call('from', from)]
  if (of === 'route') {
    const steps = (catalogs?.stepCatalog ?? []).map(({ kind, summary }) => call(kind.toLowerCase(), summary))
    return [...steps, ...Object.entries(others).map(([name, info]) => call(name, info))]
  }
  const words: Words | undefined = { ctx: contextWords, 'ctx.log': logWords, 'ctx.message': messageWords }[of]
  return Object.entries(words ?? {}).map(([label, info]) => ({ label, info, type: 'property' }))
}

/** A call with what it is about to get, which is offered at once. */
function call(name: string, info: string): Completion {
  const inside =
    name === 'branch' ? "[[#{}, '#{}']]" : name === 'validate' ? '{ #{} }' : URI_CALLS.includes(name) ? "'#{}'" : '#{}'
  const put = snippet(`${name}(${inside})`)
  return {
    label: name,
    type: 'method',
    info,
    apply(view, completion, from, to) {
      put(view, completion, from, to)
      setTimeout(() => startCompletion(view))
    },
  }
}

/** Functions of the project first where one is wanted; each brings its import. */
function namesFor(callName: string | undefined, knowledge: Knowledge): readonly Completion[] {
  const isWanted = callName !== undefined && FUNCTION_CALLS.includes(callName)
  const functions = exportedNames(knowledge.files)
    .filter(({ path }) => path !== knowledge.path)
    .map(({ name, path, line }) =>
      imported(name, path, knowledge, { detail: ` ${path}`, info: line, boost: isWanted ? 2 : 0 }),
    )
  if (isWanted) return functions
  return [
    ...functions,
    ...Object.entries(importWords).map(([name, info]) =>
      imported(name, 'routo', knowledge, { detail: ' routo', info }),
    ),
  ]
}

function imported(name: string, from: string, { path }: Knowledge, looks: Omit<Completion, 'label'>): Completion {
  return {
    label: name,
    type: /^[A-Z]/.test(name) ? 'class' : 'function',
    ...looks,
    apply(view: EditorView, completion: Completion, start: number, end: number) {
      const edit = importEdit(view.state, path, name, from)
      // The import stands before, and moves what is behind it.
      const moved = edit !== undefined && edit.from <= start ? edit.insert.length : 0
      view.dispatch({
        changes: [{ from: start, to: end, insert: name }, ...(edit === undefined ? [] : [edit])],
        selection: { anchor: start + name.length + moved },
        annotations: pickedCompletion.of(completion),
      })
    },
  }
}
