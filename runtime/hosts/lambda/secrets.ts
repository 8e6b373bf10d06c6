import { type Aws, jsonRequest } from '../../endpoints/aws.ts'
import { lacking, type Variables } from './environment.ts'

const ACTION = 'GetParametersByPath'
/** Lambda gives an executor ten seconds to start: all tries have to fit in, so that it is told why it cannot. */
const TIMEOUT_MS = 2_000

/** An answer, as the protocol has it. */
interface Page {
  readonly Parameters: readonly { readonly Name: string; readonly Value: string }[]
  readonly NextToken?: string
}

/**
 * Reads the secrets of the environment from SSM, where it has any there; `ROUTO_SECRETS` is an endpoint of SSM and a path:
 * `https://ssm.eu-central-1.amazonaws.com/routo/acme/dev/7`. A value is a JSON string: SSM takes neither an empty one nor every text.
 *
 * @throws Error that shows nothing of any value; also when all are gone, for a route without could do other things, unseen
 */
export async function readSecrets(
  { call, endpoints }: Aws,
  { ROUTO_SECRETS: place }: Variables,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (!place) return undefined
  const { origin, pathname } = new URL(place)
  const unreadable = lacking(`readable secrets at ${pathname}`)
  const found: [string, string][] = []
  let token: string | undefined
  do {
    const answer = await call({
      ...jsonRequest('ssm', 1, `${endpoints.ssm || origin}/`, `AmazonSSM.${ACTION}`, {
        Path: pathname,
        WithDecryption: true,
        NextToken: token,
      }),
      timeoutMs: TIMEOUT_MS,
      action: `ssm:${ACTION}`,
      resource: pathname,
    })
    try {
      const { Parameters, NextToken } = (await answer.json()) as Page
      for (const { Name, Value } of Parameters) found.push([Name.slice(pathname.length + 1), JSON.parse(Value)])
      token = NextToken
    } catch {
      // Not in the words of `JSON.parse`, which show some of the text.
      throw unreadable
    }
  } while (token)
  if (!found[0]) throw unreadable
  return Object.fromEntries(found)
}
