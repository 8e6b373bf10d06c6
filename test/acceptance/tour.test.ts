import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { freePort } from '../testkit/free-port.ts'
import { isThorough } from '../testkit/thorough.ts'
import { openStage, plain, type Stage, scenesOf } from '../testkit/tour.ts'

const scenes = scenesOf(await readFile('docs/tour.md', 'utf8'))

// A dozen programs, one after another, and an installation.
const thoroughly = isThorough ? describe : describe.skip

test('docs/tour.md has scenes', () => expect(scenes.length).toBeGreaterThan(10))

thoroughly('docs/tour.md', () => {
  let stage: Stage | undefined
  afterAll(() => stage?.close())

  test('shows what somebody sees who does the same', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'routo-tour-'))
    // As npm makes it where the package is installed.
    await writeFile(join(folder, 'routo'), `#!/bin/sh\nexec '${process.execPath}' '${resolve('cli/bin.js')}' "$@"\n`)
    await chmod(join(folder, 'routo'), 0o755)
    const orders = String(await freePort())
    stage = openStage(folder, {
      PATH: [folder, dirname(process.execPath), process.env.PATH].join(':'),
      HOME: folder,
      NODE_NO_WARNINGS: '1',
      ROUTO_URL: `http://127.0.0.1:${await freePort()}`,
      ROUTO_CLOUD_PORT: '0',
    })
    for (const scene of scenes) {
      const { command, output } = scene
      const played = await stage.play({ ...scene, command: command.replace('9900', orders) })
      expect([command, played]).toEqual([command, plain(output)])
    }
  }, 300_000)
})
