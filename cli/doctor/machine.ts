import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { Context } from '../context/context.ts'
import { version } from '../version.ts'
import { broken, type Check, ok, warning } from './check.ts'

const NODE = 24

export function checkNode(): Check {
  const found = process.versions.node
  return Number.parseInt(found, 10) >= NODE
    ? ok('Node', found)
    : broken(
        'Node',
        `${found} is too old`,
        `Install Node ${NODE}, or let npm run the install script of the package "node".`,
      )
}

export const checkPackage = (): Check => ok('routo', version)

/** Of routo.json; one that cannot be read has stopped the command before. */
export function checkConfig({ config, environment, folder, options }: Context): Check {
  const project = options.project ?? config.project
  return project === undefined
    ? warning(
        'Project',
        `none: there is no routo.json in ${folder}, nor above`,
        'Go to the folder of your routes, or begin one with: routo init',
      )
    : ok('Project', `${project}, environment ${environment()}`)
}

const ENOUGH_BYTES = 500_000_000

export async function checkDisk({ folder }: Context): Promise<Check> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const found = `${(free / 1e9).toFixed(1)} GB free`
  return free > ENOUGH_BYTES ? ok('Disk', found) : broken('Disk', found, `Make room where ${folder} is.`)
}

/** What `routo dev` listens on: asked only where no installation runs yet. */
export async function checkPorts({ url, env }: Context): Promise<Check> {
  const wanted = [
    [new URL(url).port || '80', 'ROUTO_PORT'],
    [env.ROUTO_CLOUD_PORT || '4566', 'ROUTO_CLOUD_PORT'],
  ] as const
  for (const [port, setting] of wanted) {
    if (!(await isFree(Number(port)))) {
      return broken('Ports', `${port} is used by another program`, `End it, or choose another port with ${setting}.`)
    }
  }
  return ok('Ports', `${wanted.map(([port]) => port).join(' and ')} are free`)
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
