import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openReceiver, type Receiver } from '../../scripts/demo/receiver.ts'
import { acmeFolder, type DeployedAcme, deployAcme, seen } from '../testkit/acme.ts'
import { type Installation, install } from '../testkit/installation.ts'

const NOISE = `
export const speak: import('routo').Processor = (body, ctx) => {
  if (body === 'hush') throw new PermanentError('nobody speaks here')
  ctx.log.info('heard ' + body, { length: body.length })
  return null
}
`

let routo: Installation
let receiver: Receiver
let acme: DeployedAcme

beforeAll(async () => {
  receiver = await openReceiver()
  routo = await install('together')
  const folder = await acmeFolder((path, text) => {
    if (path === 'processors.ts') return text.replace('= ctx.env', `= { ORDERS_API_URL: '${receiver.url}' }`) + NOISE
    if (path === 'routes.ts') {
      return text
        .replace('storeOrders }', 'speak, storeOrders }')
        .replace(/\n\]/, "\n  route('Speak').from('queue:Noise').process(speak),\n]")
    }
    return text
  })
  acme = await deployAcme(routo, folder)
})
afterAll(async () => {
  await routo.stop()
  await receiver.close()
  await acme.remove()
})

const run = async (...args: string[]) => seen(await acme.run(args))
const ids = async (...filter: string[]): Promise<string[]> => {
  const { stdout } = await acme.run(['dlq', 'list', '--json', ...filter])
  return JSON.parse(stdout).letters.map(({ id }: { id: string }) => id)
}

describe('a file with a bad row', () => {
  test('is put into its bucket, under its name', async () => {
    expect(await run('send', 'file:OrdersFTPBucket', 'orders.csv')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "Where it goes: routo trace orders.csv
",
  "stdout": "✓ sent to file:OrdersFTPBucket (CSVToJSON) as orders.csv
",
}
`)
    await receiver.stored(2)
    await acme.until(['executions'], ({ executions }) => executions.length === 3)
  })

  test('shows as executions, the latest first, page by page', async () => {
    const { code, stdout } = await acme.run(['executions'])
    expect(code).toBe(0)
    expect(seen({ code, stdout: stdout.split('\n').slice(0, 1).join(), stderr: '' }).stdout).toMatchInlineSnapshot(
      `"TIME  ROUTE  OUTCOME  TOOK  MESSAGE"`,
    )
    expect(await run('executions', '--route', 'CSVToJSON')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "TIME  ROUTE  OUTCOME  TOOK  MESSAGE
<clock>  CSVToJSON  partial  <duration>  <uuid>  1 of 3 parts failed
",
}
`)
    const first = await acme.until(['executions', '--limit', '2'], () => true)
    const second = await acme.until(['executions', '--limit', '2', '--after', first.next], () => true)
    const all = [...first.executions, ...second.executions]
    expect(all.map(({ routeName }) => routeName)).toEqual(['StoreOrders', 'StoreOrders', 'CSVToJSON'])
    expect(second.next).toBeNull()
    expect(all.at(-1)).toMatchObject({ outcome: 'PARTIAL', objectKey: 'orders.csv', parts: { made: 3, failed: 1 } })
  })

  test('is found by how it ended, by its key and by when it came', async () => {
    const count = async (...filter: string[]) =>
      (await acme.until(['executions', ...filter], () => true)).executions.length
    expect(await count('--outcome', 'partial')).toBe(1)
    expect(await count('--outcome', 'failed', '--outcome', 'succeeded')).toBe(2)
    expect(await count('--object', 'orders.csv')).toBe(1)
    expect(await count('--until', '1h')).toBe(0)
    expect(await run('executions', '--outcome', 'good')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Option '--outcome <outcome>' argument 'good' is invalid. It is one of: succeeded, partial, dropped, failed, retrying.
See what there is with: --help
",
  "stdout": "",
}
`)
  })

  test('is counted, by route and in all, with what that would cost', async () => {
    await acme.until(['stats'], ({ total }) => total.stats.received === 3)
    const { code, stdout, stderr } = await run('stats')
    expect({ code, stdout: stdout.replaceAll(/0\.00\d+/g, '<cost>'), stderr }).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "What failed: routo dlq list
",
  "stdout": "ROUTE  RECEIVED  SUCCEEDED  FAILED  DROPPED  IN FLIGHT  P50  P95  USD
CSVToJSON  1  1  0  0  0  <duration>  <duration>  <cost>
StoreOrders  2  2  0  0  0  <duration>  <duration>  <cost>
Speak  0  0  0  0  0  -  -  -
all  3  3  0  0  0  <duration>  <duration>  <cost>
",
}
`)
    expect(JSON.parse((await acme.run(['stats', '--route', 'StoreOrders', '--json'])).stdout)).toMatchObject({
      range: { last: '1h' },
      routes: [{ route: 'StoreOrders', stats: { received: 2, succeeded: 2 }, cost: expect.stringMatching(/^0\.0/) }],
    })
    expect(await run('stats', '--range', 'yesterday')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Option '--range <while>' argument 'yesterday' is invalid. It is a while: 15m, 1h, 7d.
See what there is with: --help
",
  "stdout": "",
}
`)
  })

  test('is named on the line of whoever follows, and so is each of its parts', async () => {
    const interruption = new AbortController()
    let told = ''
    const following = acme.run(['executions', '--follow', '--since', '1h'], {
      signal: interruption.signal,
      onOutput: ({ stdout }) => {
        told = stdout
      },
    })
    while (told.split('\n').length <= 3) await sleep(10)
    interruption.abort()
    await following
    // Columns are apart by two spaces.
    const named = told
      .trim()
      .split('\n')
      .map((line) => line.split(/ {2,}/)[4])
    expect(named.sort()).toEqual([
      expect.stringMatching(/^[\da-f]{8}#1$/),
      expect.stringMatching(/^[\da-f]{8}#2$/),
      'orders.csv',
    ])
  })

  test('can be traced, with what became of its parts', async () => {
    expect(await run('trace', 'orders.csv')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "orders.csv  partial  3 hops
└─ file:OrdersFTPBucket → CSVToJSON  partial in <duration> after waiting <duration>
   │  1 of 3 parts failed
   ├─ queue:OrdersJSONQueue → StoreOrders  succeeded in <duration> after waiting <duration>
   └─ queue:OrdersJSONQueue → StoreOrders  succeeded in <duration> after waiting <duration>
",
}
`)
    expect(await run('trace', 'nothing.csv')).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error Nothing is known of nothing.csv in dev.
A message is known a moment after its first attempt has ended, and for 7 days: routo executions
",
  "stdout": "",
}
`)
  })
})

describe('a dead letter', () => {
  test('is listed with its reason', async () => {
    expect(await run('dlq', 'list', '--route', 'CSVToJSON')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "
One of them: routo dlq show dlq_…
Send again:  routo dlq redrive --all
",
  "stdout": "FAILED  ROUTE  ERROR  ID  WHY
<clock>  CSVToJSON  BAD_ROW  dlq_…  row 6: the quantity "two" is not a whole number above 0
",
}
`)
  })

  test('is listed within the width of a terminal, and whole elsewhere', async () => {
    const terminal = await acme.run(['dlq', 'list'], { terminal: true })
    expect(terminal.stdout).toMatch(/row 6: .*…$/m)
    const widest = Math.max(
      ...stripVTControlCharacters(terminal.stdout)
        .split('\n')
        .map((line) => line.length),
    )
    expect(widest).toBe(100)
    const { stdout } = await acme.run(['dlq', 'list'])
    expect(stdout).toMatch(/is not a whole number above 0$/m)
  })

  test('is shown with where it was thrown, and its body', async () => {
    const [id = ''] = await ids()
    const { code, stdout, stderr } = await run('dlq', 'show', id)
    const known = stdout.replaceAll(/(file-(etag|version-id|bucket)): \S+/g, '$1: …')
    expect({ code, stdout: known, stderr }).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "
Where it came from: routo trace <uuid>#3
Send it again:  routo dlq redrive dlq_…
",
  "stdout": "Route  CSVToJSON
Error  BAD_ROW
          row 6: the quantity "two" is not a whole number above 0
At  processors.ts:26:20
Failed  <clock>
Received  1×
Message  <uuid>#3
Header  file-bucket: …
Header  file-key: orders.csv
Header  file-size: 113
Header  file-etag: …
Header  file-version-id: …
Header  file-content-type: binary/octet-stream
Body  43 bytes

order_id,product,quantity
1042,Milk jug,two
",
}
`)
    expect((await acme.run(['dlq', 'show', id, '--body'])).stdout).toBe(
      'order_id,product,quantity\n1042,Milk jug,two\n',
    )
    expect(await run('dlq', 'show', 'dlq_none')).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error There is no dead letter dlq_…, or none any more.
It may have been sent again, or removed. See what there is: routo dlq list
",
  "stdout": "",
}
`)
  })

  test('is counted first, and sent by nobody who did not say so', async () => {
    expect(await run('dlq', 'redrive', '--error', 'BAD_ROW', '--dry-run')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "1 dead letter would be sent again.
",
}
`)
    expect(await run('dlq', 'redrive', '--error', 'BAD_ROW')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Nothing was done: send 1 dead letter again was not confirmed.
Say --yes to do it without being asked.
",
  "stdout": "",
}
`)
    const refused = await acme.run(['dlq', 'redrive', '--all'], { stdin: 'n\n', terminal: true })
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('Send 1 dead letter again? [y/N]')
    expect(await run('dlq', 'redrive')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Which dead letters are meant?
Name their ids (routo dlq list), or choose them with --route or --error, or take them --all.
",
  "stdout": "",
}
`)
    expect(await ids()).toHaveLength(1)
  })

  test('fails again as it is, and is told to', async () => {
    expect(await run('dlq', 'redrive', '--error', 'BAD_ROW', '--yes')).toMatchInlineSnapshot(`
{
  "code": 7,
  "stderr": "What failed again is a dead letter anew: routo dlq list
",
  "stdout": "✗ 1 dead letter sent again, 1 failed again
",
}
`)
    expect(await ids()).toHaveLength(1)
  })

  test('goes through when its body is mended, and is none any more', async () => {
    const [id = ''] = await ids()
    await writeFile(join(acme.folder, 'mended.csv'), 'order_id,product,quantity\n1042,Milk jug,2')
    expect(await run('dlq', 'redrive', id, '--file', 'mended.csv', '--yes')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "✓ 1 dead letter sent again, 1 went through
",
}
`)
    await receiver.stored(3)
    expect(JSON.parse(receiver.orders.at(-1) ?? '')).toMatchObject({ id: '1042', products: [{ quantity: 2 }] })
    expect(await run('dlq', 'list')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "No dead letters.
",
}
`)
  })

  test('is asked for on a terminal, and told when it fails again', async () => {
    expect(await run('send', 'Speak', '--body', 'hush', '--sync')).toMatchInlineSnapshot(`
{
  "code": 7,
  "stderr": "It is among the dead letters: routo dlq list
",
  "stdout": "✓ sent to queue:Noise (Speak)
  failed in <duration> PERMANENT: nobody speaks here (processors.ts:57:30)
",
}
`)
    const answer = { stdin: 'y\n', terminal: true }
    const { code, stdout, stderr } = await acme.run(['dlq', 'redrive', '--all'], answer)
    expect(stderr).toContain('Send 1 dead letter again? [y/N]')
    expect(stdout).toContain('1 dead letter sent again, 1 failed again')
    expect(code).toBe(7)
    expect(await ids()).toHaveLength(1)
  })

  test('is removed with a reason, and not without', async () => {
    expect(await run('dlq', 'discard', '--all', '--yes')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Required option '--reason <text>' not specified.
See what there is with: --help
",
  "stdout": "",
}
`)
    expect(await run('dlq', 'discard', '--all', '--reason', 'of a test', '--dry-run')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "1 dead letter would be removed.
",
}
`)
    const { stdout } = await acme.run([
      'dlq',
      'discard',
      '--route',
      'Speak',
      '--reason',
      'of a test',
      '--yes',
      '--json',
    ])
    expect(JSON.parse(stdout)).toEqual({ matched: 1, discarded: 1 })
    expect(await ids()).toEqual([])
  })
})

describe('send', () => {
  test('waits for what becomes of a message, and ends with 7 when it fails', async () => {
    const good = await acme.run(['send', 'queue:OrdersJSONQueue', '--body', '{"id":"7"}', '--sync', '--json'])
    expect(good.code).toBe(0)
    expect(JSON.parse(good.stdout)).toMatchObject({ route: 'StoreOrders', execution: { outcome: 'SUCCEEDED' } })
    expect(await run('send', 'StoreOrders', '--body', 'x', '--header', 'oops')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Option '--header <name=value>' argument 'oops' is invalid. It is a name and a value: content-type=text/csv.
See what there is with: --help
",
  "stdout": "",
}
`)
  })

  test('makes many messages of a template', async () => {
    const args = ['send', 'queue:Noise', '--generate', '5', '--rate', '1000', '--body', 'n {{n}}, {{uuid}}']
    const { code, stdout } = await acme.run([...args, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ sent: 5, route: 'Speak', messageIds: { length: 5 } })
    expect(await run(...args, '--sync')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "What becomes of them: routo stats
",
  "stdout": "✓ 5 messages sent to queue:Noise (Speak)
  5 dropped
",
}
`)
  })

  test('reads standard input', async () => {
    const { code } = await acme.run(['send', 'Speak', '-'], { stdin: 'from a pipe' })
    expect(code).toBe(0)
    await acme.until(['executions', '--text', 'from a pipe'], ({ executions }) => executions.length === 1)
  })

  test('knows what is deployed, and not what was only pushed', async () => {
    const routesFile = join(acme.folder, 'routes.ts')
    const text = await readFile(routesFile, 'utf8')
    await writeFile(routesFile, text.replace("route('Speak')", "route('Shout')"))
    try {
      expect((await acme.run(['push'])).code).toBe(0)
      expect((await acme.run(['send', 'Speak', '--body', 'still here'])).code).toBe(0)
      expect(await run('send', 'Shout', '--body', 'x')).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error There is no route "Shout" in what is deployed to acme/dev.
There are: CSVToJSON (file:OrdersFTPBucket), StoreOrders (queue:OrdersJSONQueue), Speak (queue:Noise).
",
  "stdout": "",
}
`)
      expect((await acme.run(['executions', '--route', 'Shout'])).code).toBe(5)
      expect(JSON.parse((await acme.run(['stats', '--json', '--route', 'Speak'])).stdout).routes).toHaveLength(1)
    } finally {
      await writeFile(routesFile, text)
      await acme.run(['push'])
    }
  })

  test('says what is missing, or too much', async () => {
    expect(await run('send', 'Nobody', '--body', 'x')).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error There is no route "Nobody" in what is deployed to acme/dev.
There are: CSVToJSON (file:OrdersFTPBucket), StoreOrders (queue:OrdersJSONQueue), Speak (queue:Noise).
",
  "stdout": "",
}
`)
    expect(await run('send', 'Speak')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error What is the message?
Name a file, or - for standard input, or give the text: routo send queue:Noise --body '…'
",
  "stdout": "",
}
`)
    expect(await run('send', 'Speak', 'orders.csv', '--body', 'x')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error The body is given twice: as a file, and with --body.
Leave one of them out.
",
  "stdout": "",
}
`)
    expect(await run('send', 'Speak', 'none.csv')).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error There is no file none.csv.
Name one that is there, or - for standard input.
",
  "stdout": "",
}
`)
    expect(await run('send', 'Speak', '--body', 'x', '--key', 'k')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error queue:Noise is no bucket: its messages have no key.
Leave --key out.
",
  "stdout": "",
}
`)
    await writeFile(join(acme.folder, 'picture.bin'), Buffer.from([0xff, 0xd8, 0xff]))
    expect(await run('send', 'Speak', 'picture.bin')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error picture.bin is no text in UTF-8, and messages are.
Encode it: base64 makes text of anything.
",
  "stdout": "",
}
`)
  })
})

describe('logs', () => {
  test('are shown with what was logged beside the text, and filtered', async () => {
    await acme.run(['send', 'Speak', '--body', 'a needle', '--sync'])
    const find = async (): Promise<string> => (await acme.run(['logs', '--text', 'needle', '--route', 'Speak'])).stdout
    let found = await find()
    while (found === '') found = await find()
    expect(seen({ code: 0, stdout: found, stderr: '' }).stdout).toMatchInlineSnapshot(`
"<clock>  Speak  heard a needle {"length":8}
"
`)
    expect(await run('logs', '--text', 'in no haystack')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "Nothing was logged that fits.
",
  "stdout": "",
}
`)
    expect(await run('logs', '--since', 'long ago')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Option '--since <when>' argument 'long ago' is invalid. It is a while (<duration>, 10m, 2h, 7d) or a time (<time>).
See what there is with: --help
",
  "stdout": "",
}
`)
  })

  test.each(['logs', 'executions'])('%s are followed until Ctrl+C', async (command) => {
    const interruption = new AbortController()
    let told = ''
    const following = acme.run([command, '--follow', '--route', 'Speak', '--json', '--since', '1h'], {
      signal: interruption.signal,
      onOutput: ({ stdout }) => {
        told = stdout
      },
    })
    while (told === '') await sleep(10)
    const { stdout: sent } = await acme.run(['send', 'Speak', '--body', 'one more', '--json'])
    const { messageId } = JSON.parse(sent)
    while (!told.includes(messageId)) await sleep(10)
    interruption.abort()
    const { code, stdout } = await following
    expect(code).toBe(130)
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.filter((line) => line.messageId === messageId)).toHaveLength(1)
  })
})

describe('try', () => {
  test('shows each step, what would be sent, and the line that throws', async () => {
    expect(await run('try', 'CSVToJSON', 'orders.csv')).toMatchInlineSnapshot(`
{
  "code": 7,
  "stderr": "",
  "stdout": "split csvToJson  message-1  <duration>
  in  order_id,product,quantity … 7 more lines
  out  {"id":"1040","products":[{"name":"Espresso cup","quantity":6},{"name":"Saucer","quantity":6}]}
  out  {"id":"1041","products":[{"name":"Teapot","quantity":1},{"name":"Tea strainer","quantity":2}]}

✗ message-1#3 would be a dead letter
processors.ts:26:20 error BAD_ROW
  row 6: the quantity "two" is not a whole number above 0
  26 |  badRows.push(new PermanentError(\`row \${index + 1}: \${problem}\`, { code: 'BAD_ROW', body: \`\${rows[0]}\\n\${row}\` }))
     |  ^
    order_id,product,quantity
    1042,Milk jug,two

→ would send to queue:OrdersJSONQueue
    {"id":"1040","products":[{"name":"Espresso cup","quantity":6},{"name":"Saucer","quantity":6}]}
→ would send to queue:OrdersJSONQueue
    {"id":"1041","products":[{"name":"Teapot","quantity":1},{"name":"Tea strainer","quantity":2}]}

partial in <duration>
",
}
`)
  })

  test('takes the files as they are saved, and sends nothing', async () => {
    const before = receiver.orders.length
    const { code, stdout } = await acme.run(['try', 'StoreOrders', '--body', '{"id":"1"}', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'SUCCEEDED', wouldSend: [{ body: '{"id":"1"}' }] })
    expect(receiver.orders).toHaveLength(before)
  })

  test('says what is wrong with the files, and with the name', async () => {
    expect(await run('try', 'Nobody', '--body', 'x')).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error There is no route "Nobody" in your files.
See what there is: routo check
",
  "stdout": "",
}
`)
    const broken = await acmeFolder((path, text) => (path === 'routes.ts' ? text.replace('csvToJson)', 'oops)') : text))
    expect(
      seen(
        await acme.run(['try', 'CSVToJSON', '--body', 'x'], {
          cwd: broken,
          env: { ROUTO_URL: routo.url, ROUTO_TOKEN: routo.ownerToken },
        }),
      ),
    ).toMatchInlineSnapshot(`
{
  "code": 3,
  "stderr": "error routes.ts:5:57: The routes could not be made: ReferenceError: oops is not defined
See where, with: routo check
",
  "stdout": "",
}
`)
  })
})
