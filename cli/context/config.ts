import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

/** `routo.json`: what a folder of routes belongs to. */
export interface ProjectConfig {
  /** Slug of the project. */
  readonly project: string
  /** Where commands work that are not told. */
  readonly environment: string
  /** Of the installation. */
  readonly url?: string
}

export interface Found<T> {
  readonly folder: string
  readonly config: T
}

const CONFIG_FILE = 'routo.json'

/**
 * The nearest `routo.json`, from a folder upwards.
 *
 * @throws {CliError} `BAD_CONFIG`
 */
export function findConfig(from: string): Found<Partial<ProjectConfig>> | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const text = textOf(join(folder, CONFIG_FILE))
    if (text !== undefined) return { folder, config: parse(text, join(folder, CONFIG_FILE)) }
    if (dirname(folder) === folder) return undefined
  }
}

/** The text of a file; undefined when there is none. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(Object(error).code)

const KNOWN: readonly string[] = ['project', 'environment', 'url', '$schema'] satisfies readonly (
  | keyof ProjectConfig
  | '$schema'
)[]

function parse(text: string, file: string): Partial<ProjectConfig> {
  const bad = (what: string): CliError =>
    new CliError(`${file}: ${what}`, {
      code: 'BAD_CONFIG',
      exitCode: exitCodes.USAGE,
      hint: `It looks like this: { "project": "orders", "environment": "dev" }`,
    })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw bad(`is no JSON: ${Object(error).message}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad('is no object')
  for (const [name, each] of Object.entries(value)) {
    if (!KNOWN.includes(name)) throw bad(`"${name}" means nothing`)
    if (typeof each !== 'string') throw bad(`"${name}" is no text`)
  }
  return value
}
