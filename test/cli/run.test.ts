import { expect, test } from '@jest/globals'
import { cli, shown } from '../testkit/cli.ts'
import { freePort } from '../testkit/free-port.ts'

test('an installation that does not run is named, with what to do', async () => {
  const { code, stdout, stderr } = await cli(['whoami', '--url', `http://127.0.0.1:${await freePort()}`])
  expect({ code, stdout, stderr: shown(stderr) }).toMatchInlineSnapshot(`
{
  "code": 8,
  "stderr": "error Nothing answers at http://127.0.0.1:<port>.
Start an installation here with: routo dev. Or name another one with --url or ROUTO_URL.
",
  "stdout": "",
}
`)
})

test('with --json a failure is an object, and nothing else is written', async () => {
  const { code, stdout, stderr } = await cli(['whoami', '--json'], {
    env: { ROUTO_URL: `http://127.0.0.1:${await freePort()}` },
  })
  expect({ code, stdout: shown(stdout), stderr }).toMatchInlineSnapshot(`
{
  "code": 8,
  "stderr": "",
  "stdout": "{"error":{"code":"UNREACHABLE","message":"Nothing answers at http://127.0.0.1:<port>.","hint":"Start an installation here with: routo dev. Or name another one with --url or ROUTO_URL."}}
",
}
`)
})

test('a command that does not exist is refused, with the one that is meant', async () => {
  expect(await cli(['whoam'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Unknown command 'whoam'.
Did you mean whoami?
",
  "stdout": "",
}
`)
})
