import { basename, resolve } from 'node:path'
import type { Compilation } from '../../compiler/compile.ts'
import type { ProjectFiles } from '../../compiler/project.ts'
import { findConfig } from '../context/config.ts'
import { type Context, DEFAULT_ENVIRONMENT } from '../context/context.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { readFiles } from './project-files.ts'

/** A folder of routes, compiled on this machine. */
export interface CompiledFolder extends Compilation {
  readonly root: string
  readonly files: ProjectFiles
  readonly project: string
  readonly environment: string
}

/** Compiles a folder; where none is named, that of the nearest routo.json. Nothing is asked of an installation. */
export async function compileFolder(
  { cwd, folder: found, options }: Context,
  named: string | undefined,
): Promise<CompiledFolder> {
  const root = named === undefined ? found : resolve(cwd, named)
  const files = await readFiles(root)
  const config = findConfig(root)?.config
  const project = options.project ?? config?.project ?? slugOf(basename(root))
  const environment = options.env ?? config?.environment ?? DEFAULT_ENVIRONMENT
  const [{ compile }, { assertScope }] = await Promise.all([
    import('../../compiler/compile.ts'),
    import('../../compiler/plan/naming.ts'),
  ])
  try {
    assertScope({ project, environment })
  } catch (cause) {
    const hint = 'It comes from --project, --env, routo.json, or the name of the folder.'
    throw new CliError(Object(cause).message, { code: 'BAD_NAME', exitCode: exitCodes.USAGE, hint, cause })
  }
  return { root, files, project, environment, ...(await compile(files, { project, environment, root, own: true })) }
}

const LONGEST_SLUG = 40

/** A folder's name as a project's: lower-case letters, digits and single hyphens. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-$/g, '')
    .slice(0, LONGEST_SLUG) || 'project'
