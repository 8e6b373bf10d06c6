import { constants } from 'node:fs'
import { copyFile, mkdir, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { Option } from 'commander'
import type { Define } from '../act.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { slugOf } from '../files/compile-folder.ts'
import { type Template, type TemplateName, templateNames, templates } from '../init/templates.ts'
import { version } from '../version.ts'

export const defineInit: Define = (program, act) => {
  program
    .command('init')
    .argument('[folder]', 'to begin in (default: this one)')
    .addOption(new Option('--template <name>', 'what to begin with').choices(templateNames).default('acme'))
    .description('begin a project: routes, processors, a test, sample data')
    .action(
      act(async ({ cwd, options, output }, named: string | undefined, chosen: { readonly template: TemplateName }) => {
        const { linkPackage } = await import('../init/link-package.ts')
        const { packageFolder } = await import('../init/own-package.ts')
        const { projectFiles } = await import('../init/project-files.ts')
        const folder = resolve(cwd, named ?? '.')
        const template: Template = templates[chosen.template]
        const project = options.project ?? slugOf(basename(folder))
        const environment = options.env ?? 'dev'
        await mkdir(folder, { recursive: true })
        // Links are told by where they lead.
        const [real, own] = [await realpath(folder), packageFolder()]
        const texts = projectFiles({ project, environment, folder: real, own, version })
        const files = [...template.files.map(({ name }) => name), ...Object.keys(texts)]
        await refuseToOverwrite(folder, files)
        await write(folder, template, texts)
        await linkPackage(real, own)
        const steps = [
          ...(folder === cwd ? [] : [`cd ${relative(cwd, folder)}`]),
          'npx routo dev',
          ...sending(template),
        ]
        output.print({ folder, project, environment, template: chosen.template, files, next: steps }, () =>
          [
            `${output.style('green', '✓')} Made ${project} of the template ${chosen.template}: ${files.join(', ')}.`,
            '',
            'Next:',
            ...steps.map((step) => `  ${output.style('cyan', step)}`),
            '',
            'npm test runs its test, with no cloud at all.',
          ].join('\n'),
        )
      }),
    )
}

const sending = ({ first, send }: Template): readonly string[] => [...(first === undefined ? [] : [first]), send]

/** Writes all files, or none: half a project would be in the way of the next attempt. */
async function write(folder: string, { files }: Template, texts: Readonly<Record<string, string>>): Promise<void> {
  try {
    for (const { name, source } of files) await copyFile(source, join(folder, name), constants.COPYFILE_EXCL)
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text, { flag: 'wx' })
  } catch (error) {
    for (const name of [...files.map(({ name }) => name), ...Object.keys(texts)]) {
      await rm(join(folder, name), { force: true })
    }
    throw error
  }
}

async function refuseToOverwrite(folder: string, files: readonly string[]): Promise<void> {
  const there = new Set(await readdir(folder))
  const inTheWay = files.filter((name) => there.has(name))
  if (inTheWay.length === 0) return
  throw new CliError(`${folder} has files that would be overwritten: ${inTheWay.join(', ')}.`, {
    code: 'NOT_EMPTY',
    exitCode: exitCodes.CONFLICT,
    hint: 'Nothing was written. Name an empty folder, or a new one: routo init <folder>',
    details: { files: inTheWay },
  })
}
