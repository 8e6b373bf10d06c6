import { basename, resolve } from 'node:path'
import { type Context, createContext } from '../context/context.ts'
import { patient } from '../context/patient.ts'
import { failureOf } from '../failure/failure.ts'
import { slugOf } from '../files/compile-folder.ts'
import { followExecutions } from '../operating/executions.ts'
import { logLines } from '../operating/logs.ts'
import { addressesOf } from './addresses.ts'
import { type ControlPlane, openControlPlane } from './control-plane.ts'
import { deploy } from './deploy.ts'
import { makeLocalPlace } from './place.ts'
import { createReport, type Report } from './report.ts'
import { savedFiles } from './saved-files.ts'

/**
 * Runs the routes of a folder until Ctrl+C: deploys them whenever they are saved, and tells what they do.
 *
 * @throws {CliError | ApiError} why it cannot begin; afterwards it tells what goes wrong, and goes on
 */
export async function dev(outer: Context, named: string | undefined): Promise<void> {
  const context = inFolder(outer, named)
  const plane = await openControlPlane(context, context.folder).catch((error: unknown) => {
    if (!outer.signal.aborted) throw error
  })
  if (plane === undefined) {
    context.output.note('Stopped before anything ran.')
    return
  }
  const report = createReport(plane.context)
  report.ready(plane.own)
  const interrupted = outer.signal
  const signal = plane.own ? AbortSignal.any([interrupted, plane.own.ended]) : interrupted
  try {
    await work({ ...plane, context: { ...plane.context, signal } }, report)
  } catch (error) {
    if (!interrupted.aborted) throw signal.aborted ? signal.reason : error
  } finally {
    await plane.own?.stop()
  }
  report.stopped(plane.own)
}

/** As if it had been started in the folder; a folder without routo.json is a project of its name. */
function inFolder(outer: Context, named: string | undefined): Context {
  const { cwd, options } = outer
  const context = named === undefined ? outer : createContext({ ...outer, cwd: resolve(cwd, named) }, options)
  if (options.project !== undefined || context.config.project !== undefined) return context
  return createContext(context, { ...options, project: slugOf(basename(context.folder)) })
}

/** Each of these goes on for as long as the others do. */
async function work({ context: signedIn }: ControlPlane, report: Report): Promise<void> {
  const failed = new AbortController()
  const signal = AbortSignal.any([signedIn.signal, failed.signal])
  const client = patient(signedIn.client(), { signal, onSilence: report.silent, onAnswer: report.back })
  const context: Context = { ...signedIn, signal, client: () => client }
  const { project, environment } = await makeLocalPlace(context)
  const since = new Date().toISOString()
  const watch = async (): Promise<void> => {
    let revision: number | undefined
    for await (const files of savedFiles(context.folder, signal)) {
      const begun = performance.now()
      try {
        const deployed = await deploy(context, { project, environment }, files, revision)
        revision = deployed.done?.revision ?? revision
        report.deployed(deployed, files, performance.now() - begun)
        if (deployed.done) report.addresses(await addressesOf(context, environment.id))
      } catch (error) {
        if (signal.aborted) throw error
        // The next save may put it right.
        const { code, message, hint } = failureOf(error, signal)
        report.problem(code, message, hint)
      }
    }
  }
  const executions = async (): Promise<void> => {
    for await (const execution of followExecutions(context, environment.id, { from: since }))
      report.execution(execution)
  }
  const logs = async (): Promise<void> => {
    const asked = { filter: { since }, follow: true }
    for await (const line of logLines(context, environment.id, asked)) report.log(line)
  }
  const all = [watch(), executions(), logs()]
  try {
    await Promise.all(all)
  } finally {
    failed.abort()
    await Promise.allSettled(all)
  }
}
