const LONGEST_PATH = 200
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/**
 * Why a path cannot be that of a project's file; undefined when it can. Every file of a revision can be written into a folder
 * on any system, and none lands outside it or where a tool would run it.
 */
export function pathProblem(path: string): string | undefined {
  const rule = rules.find(({ broken }) => broken(path))
  return rule && `A path ${rule.words}: ${JSON.stringify(path.slice(0, LONGEST_PATH))} cannot be kept.`
}

interface Rule {
  readonly broken: (path: string) => boolean
  readonly words: string
}

const parts = (path: string): readonly string[] => path.split('/')

const rules: readonly Rule[] = [
  { broken: (path) => path === '', words: 'has at least one letter' },
  { broken: (path) => path.length > LONGEST_PATH, words: `has at most ${LONGEST_PATH} characters` },
  { broken: (path) => CONTROL.test(path) || !path.isWellFormed(), words: 'has no control characters' },
  { broken: (path) => /[\\<>:"|?*]/.test(path), words: 'is written with "/" and has none of \\ < > : " | ? *' },
  { broken: (path) => path.startsWith('/'), words: 'is relative to the root of the project' },
  { broken: (path) => parts(path).some((part) => part === '' || part === '.'), words: 'has no empty part and no "."' },
  { broken: (path) => parts(path).includes('..'), words: 'stays inside the project, without ".."' },
  {
    broken: (path) => parts(path).some((part) => /[. ]$|^ /.test(part)),
    words: 'has no part that ends with a dot or a blank',
  },
  {
    broken: (path) => parts(path).some((part) => part.startsWith('.') || part.toLowerCase() === 'node_modules'),
    words: 'has no hidden folder or file and no node_modules',
  },
]
