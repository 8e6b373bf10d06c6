import { StreamLanguage, type StringStream } from '@codemirror/language'

interface State {
  isCode: boolean
}

const INLINE: readonly (readonly [RegExp, string])[] = [
  [/`[^`]*`/, 'monospace'],
  [/\*\*[^*]+\*\*/, 'strong'],
  [/\[[^\]]*\]\([^)]*\)/, 'link'],
  [/[*_][^*_\s][^*_]*[*_]/, 'emphasis'],
]

/** What one needs of Markdown to read a README: headings, code, emphasis, links. */
export const markdown = StreamLanguage.define<State>({
  startState: () => ({ isCode: false }),
  token(stream, state) {
    if (stream.sol() && stream.match(/^\s*(```|~~~).*/)) {
      state.isCode = !state.isCode
      return 'monospace'
    }
    if (state.isCode) return rest(stream, 'monospace')
    if (stream.sol() && stream.match(/^#{1,6}\s/)) return rest(stream, 'heading')
    if (stream.sol() && stream.match(/^\s*([-*+]|\d+\.|>)\s/)) return 'keyword'
    for (const [pattern, token] of INLINE) if (stream.match(pattern)) return token
    stream.next()
    return null
  },
})

function rest(stream: StringStream, token: string): string {
  stream.skipToEnd()
  return token
}
