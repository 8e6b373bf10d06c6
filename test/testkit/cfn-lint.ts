import { spawnSync } from 'node:child_process'
import { isInsistedOn } from './insisted-on.ts'

/** A finding of cfn-lint, cut to what a failing test has to show. */
export interface LintFinding {
  readonly rule: string
  readonly message: string
  readonly file: string
  readonly path: string
}

/** AWS's own schema of a resource type, as far as we ask for it. */
export interface ResourceSchema {
  readonly createOnlyProperties?: readonly string[]
}

/** cfn-lint is a Python program (`pip install cfn-lint`) and knows AWS's schemas. */
export const skipsCfnLint = !isInsistedOn('cfn-lint')

const MOST_OUTPUT_BYTES = 64 * 1024 * 1024

/** Everything cfn-lint has to say about the files, down to its infos. One process for all: starting takes a second. */
export function lint(files: readonly string[]): readonly LintFinding[] {
  const options = ['--include-checks', 'I', '--regions', 'us-east-1', '--format', 'json']
  const { stdout, stderr, error } = spawnSync('cfn-lint', [...options, '--', ...files], {
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT_BYTES,
  })
  if (error !== undefined) throw error
  if (!stdout.trimStart().startsWith('[')) throw new Error(`cfn-lint gave no result: ${stderr}`)
  const findings: { Rule: { Id: string }; Message: string; Filename: string; Location: { Path: string[] } }[] =
    JSON.parse(stdout)
  return findings.map(({ Rule, Message, Filename, Location }) => ({
    rule: Rule.Id,
    message: Message,
    file: Filename,
    path: (Location.Path ?? []).join('.'),
  }))
}

const READ_SCHEMAS = `
import importlib.resources, json, sys
from cfnlint.data.schemas.providers.us_east_1 import types
folder = importlib.resources.files("cfnlint.data.schemas.resources")
read = lambda name: json.loads((folder / (types[name] + ".json")).read_text())
print(json.dumps({name: read(name) for name in sys.argv[1:]}))
`

/** The schemas that cfn-lint carries, by resource type. */
export function schemasOf(types: readonly string[]): Readonly<Record<string, ResourceSchema>> {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', READ_SCHEMAS, ...types], {
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT_BYTES,
  })
  if (status !== 0) throw new Error(`the schemas of cfn-lint cannot be read: ${stderr}`)
  return JSON.parse(stdout)
}
