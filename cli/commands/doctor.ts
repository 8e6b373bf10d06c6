import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { isHere } from '../context/local-installations.ts'
import type { Check } from '../doctor/check.ts'
import { Ended } from '../failure/ended.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import type { Output } from '../output/output.ts'

export const defineDoctor: Define = (program, act) => {
  program
    .command('doctor')
    .description('look for what is in the way: Node, ports, disk, clock, the installation, your token')
    .action(
      act(async (context) => {
        const checks = await examine(context)
        const isWell = checks.every(({ state }) => state !== 'broken')
        context.output.print({ ok: isWell, checks }, () =>
          checks.map((check) => lineOf(check, context.output)).join('\n'),
        )
        if (!isWell) throw new Ended(exitCodes.UNEXPECTED)
      }),
    )
}

async function examine(context: Context): Promise<readonly Check[]> {
  const [machine, there] = await Promise.all([import('../doctor/machine.ts'), import('../doctor/installation.ts')])
  const answer = await there.ask(context.url)
  const here = [
    machine.checkNode(),
    machine.checkPackage(),
    machine.checkConfig(context),
    await machine.checkDisk(context),
  ]
  const installation = there.checkInstallation(context, answer)
  if (answer === undefined) {
    // Where one would be started.
    return [...here, installation, ...(isHere(context.url) ? [await machine.checkPorts(context)] : [])]
  }
  if (!answer.isRouto) return [...here, installation]
  return [...here, installation, there.checkVersion(answer), there.checkClock(answer), await there.checkToken(context)]
}

const SIGNS = { ok: ['green', '✓'], warning: ['yellow', '!'], broken: ['red', '✗'] } as const
const WIDTH = 14

function lineOf({ name, state, found, fix }: Check, { style }: Output): string {
  const [colour, sign] = SIGNS[state]
  const line = `${style(colour, sign)} ${name.padEnd(WIDTH)}${found}`
  return fix === undefined ? line : `${line}\n${' '.repeat(WIDTH + 2)}${fix}`
}
