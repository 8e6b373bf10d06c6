import type { Define } from '../act.ts'
import { Ended } from '../failure/ended.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { compileFolder } from '../files/compile-folder.ts'
import { countOf, diagnosticsText, hasErrors } from '../output/diagnostics.ts'
import { count } from '../output/words.ts'

export const defineCheck: Define = (program, act) => {
  program
    .command('check')
    .argument('[folder]', 'of the routes (default: where routo.json is)')
    .option('--strict', 'fail on warnings, too')
    .description('say what is wrong with the routes; nothing is sent anywhere')
    .action(
      act(async (context, folder: string | undefined, { strict = false }: { readonly strict?: boolean }) => {
        const { output } = context
        const { files, diagnostics, output: compiled } = await compileFolder(context, folder)
        const failed = hasErrors(diagnostics) || (strict && diagnostics.some(({ severity }) => severity === 'WARNING'))
        const routes = compiled?.routes.map(({ name }) => name) ?? []
        output.print({ ok: !failed, routes, diagnostics }, () => {
          const found = diagnosticsText(diagnostics, files, output.style)
          const verdict = failed
            ? output.style('red', `${countOf(diagnostics)}.`)
            : `${output.style('green', '✓')} ${count(routes.length, 'route')}, ${countOf(diagnostics) || 'no problems'}.`
          return found === '' ? verdict : `${found}\n${verdict}`
        })
        if (failed) throw new Ended(exitCodes.CHECK_FAILED)
      }),
    )
}
