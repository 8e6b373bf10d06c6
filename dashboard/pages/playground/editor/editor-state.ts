import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view'
import { completeWith } from './completion/complete.ts'
import { explain } from './hover.ts'
import { isCode, languageOf } from './language.ts'
import type { Knowledge } from './project-words.ts'
import { theme } from './theme.ts'

interface FileState {
  readonly path: string
  readonly text: string
  readonly isReadOnly: boolean
  readonly knowledge: () => Knowledge
  /** Whatever else is to be told of what happens. */
  readonly more: Extension
}

/** What says to those who do not see it how the keyboard gets out of the editor. */
export const KEYS_ID = 'editor-keys'

/** A file as the editor holds it, with a history of its own. */
export const stateOf = ({ path, text, isReadOnly, knowledge, more }: FileState): EditorState =>
  EditorState.create({
    doc: text,
    extensions: [
      surroundings(path),
      languageOf(path),
      isCode(path)
        ? [autocompletion({ override: [completeWith(knowledge)], icons: false }), explain(knowledge)]
        : autocompletion({ icons: false }),
      isReadOnly ? [EditorState.readOnly.of(true)] : [history(), closeBrackets(), indentOnInput()],
      // Lines end as they did: what nobody touched is not another text.
      EditorState.lineSeparator.of(lineEndOf(text)),
      more,
    ],
  })

/** Browsers take style sheets that are made as the page runs by its nonce. */
export const nonce = (): Extension =>
  EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '')

/** Looks and keys that all editors have. */
export const surroundings = (path: string): Extension => [
  nonce(),
  EditorView.contentAttributes.of({ 'aria-label': path, 'aria-describedby': KEYS_ID, tabindex: '0' }),
  theme,
  indentUnit.of('  '),
  lineNumbers(),
  highlightSpecialChars(),
  foldGutter(),
  lintGutter(),
  drawSelection(),
  dropCursor(),
  bracketMatching(),
  rectangularSelection(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  search({ top: true }),
  keymap.of([
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...lintKeymap,
    ...withoutEnterKeys(),
    indentWithTab,
  ]),
]

/** Mod-Enter tries the route. */
const withoutEnterKeys = () => defaultKeymap.filter(({ key }) => key !== 'Mod-Enter')

/** `\r\n` only where every line ends so: otherwise the `\r` is part of its line. */
function lineEndOf(text: string): string {
  const ends = text.match(/\r?\n/g) ?? []
  return ends.length > 0 && ends.every((end) => end === '\r\n') ? '\r\n' : '\n'
}
