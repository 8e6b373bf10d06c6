#!/usr/bin/env node
// The command `routo`. Plain JavaScript, so that an old Node can run it, and small, so that the version is told at once.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const here = fileURLToPath(new URL('.', import.meta.url))

const args = process.argv.slice(2)
if (args.length === 1 && args[0] === '--version') {
  console.log(JSON.parse(readFileSync(join(here, '../package.json'), 'utf8')).version)
} else if (Number.parseInt(process.versions.node, 10) >= NEEDED) {
  // Node 20 has none, and would not even begin where it was imported by name.
  module.enableCompileCache?.(join(here, '../node_modules/.cache/compile'))
  const source = new URL('./main.ts', import.meta.url)
  // A checkout runs as it is; a package has only what was built.
  await import(existsSync(source) ? source.href : new URL('../dist/cli/main.js', import.meta.url).href)
} else {
  withNeededNode()
}

/** Runs this again on the Node that the package brings along. */
function withNeededNode() {
  const node = broughtAlong()
  if (node === undefined) {
    console.error(
      `routo runs on Node ${NEEDED}; this is Node ${process.versions.node}, and the one that comes with the package is missing:
install scripts are switched off here. Allow the one of the package "node" and install again, or use Node ${NEEDED}.`,
    )
    process.exitCode = 1
    return
  }
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), ...args], {
    stdio: 'inherit',
  })
  // A terminal sends Ctrl+C to both; the other one decides what comes of it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function broughtAlong() {
  try {
    const node = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')
    return existsSync(node) ? node : undefined
  } catch {
    return undefined
  }
}
