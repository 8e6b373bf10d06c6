import { stat } from 'node:fs/promises'
import type { ProjectFiles } from '../../compiler/index.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

/** Reads the files that a project is made of. @throws {CliError} `NO_FOLDER` */
export async function readFiles(folder: string): Promise<ProjectFiles> {
  if (!(await isFolder(folder))) {
    throw new CliError(`There is no folder ${folder}.`, {
      code: 'NO_FOLDER',
      exitCode: exitCodes.NOT_FOUND,
      hint: 'Name the folder that has your routes.ts, or make one with: routo init <folder>',
    })
  }
  // The compiler behind it is large; reading alone is not.
  const { readProject } = await import('../../compiler/read-project.ts')
  return readProject(folder)
}

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory()
  } catch {
    return false
  }
}
