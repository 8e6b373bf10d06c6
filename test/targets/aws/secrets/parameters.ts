import { type AwsCallSeen, startFakeAws } from '../../../testkit/fake-aws.ts'

interface Kept {
  readonly value: string
  readonly tags: Readonly<Record<string, string>>
}

/** Parameter Store over real HTTP, with the limits and refusals of the real one that matter to secrets. */
export interface Parameters extends AsyncDisposable {
  readonly url: string
  readonly kept: Map<string, Kept>
  /** What was asked for, by operation, in order. */
  readonly asked: { readonly operation: string; readonly input: Input }[]
  /** Answers in its own way; nothing means the ordinary way. */
  script: (operation: string, input: Input) => Answer | undefined
}

interface Input {
  readonly Name: string
  readonly Names: readonly string[]
  readonly Value: string
  readonly Path: string
  readonly Recursive?: boolean
  readonly WithDecryption?: boolean
  readonly NextToken?: string
  readonly Overwrite?: boolean
  readonly Type?: string
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[]
}

interface Answer {
  readonly status: number
  readonly body: string
}

const PAGE = 10
const MOST_BYTES = 4_096

const said = (body: object): Answer => ({ status: 200, body: JSON.stringify(body) })

/** As AWS refuses: it likes to show what it was given. */
export const refusal = (code: string, message: string): Answer => ({
  status: 400,
  body: JSON.stringify({ __type: code, message }),
})

export async function startParameters(): Promise<Parameters> {
  const aws = await startFakeAws()
  const store: Parameters = {
    url: aws.url,
    kept: new Map(),
    asked: [],
    script: () => undefined,
    [Symbol.asyncDispose]: () => aws[Symbol.asyncDispose](),
  }
  aws.script = ({ operation: target, body }: AwsCallSeen) => {
    if (!target.startsWith('AmazonSSM.')) return undefined
    const operation = target.slice('AmazonSSM.'.length)
    const input: Input = JSON.parse(body)
    store.asked.push({ operation, input })
    return store.script(operation, input) ?? operations[operation]?.(store, input)
  }
  return store
}

const operations: Readonly<Record<string, (store: Parameters, input: Input) => Answer>> = {
  PutParameter({ kept }, { Name, Value, Overwrite = false, Tags = [], Type }) {
    if (Type !== 'SecureString') return refusal('UnsupportedParameterType', `${Type}`)
    if (Value === '') return refusal('ValidationException', `Value '${Value}' has too few characters`)
    if (/\{\{.*\}\}/s.test(Value)) return refusal('ValidationException', `Value ${Value} cannot nest another parameter`)
    if (Buffer.byteLength(Value) > MOST_BYTES) return refusal('ValidationException', `Value ${Value} is too long`)
    if (Overwrite && Tags.length > 0)
      return refusal('ValidationException', 'tags and overwrite cannot be used together')
    const old = kept.get(Name)
    if (old !== undefined && !Overwrite) return refusal('ParameterAlreadyExists', 'The parameter already exists.')
    kept.set(Name, {
      value: Value,
      tags: old?.tags ?? Object.fromEntries(Tags.map(({ Key, Value: text }) => [Key, text])),
    })
    return said({ Version: 1 })
  },
  GetParametersByPath({ kept }, { Path, Recursive = false, WithDecryption = false, NextToken = '0' }) {
    const under = [...kept].filter(([name]) => name.startsWith(`${Path}/`))
    const found = under.filter(([name]) => Recursive || !name.slice(Path.length + 1).includes('/')).sort()
    const from = Number(NextToken)
    const Parameters = found
      .slice(from, from + PAGE)
      .map(([Name, { value }]) => ({ Name, Type: 'SecureString', Value: WithDecryption ? value : 'AQICAHg' }))
    return said({ Parameters, ...(from + PAGE < found.length && { NextToken: String(from + PAGE) }) })
  },
  DeleteParameters({ kept }, { Names }) {
    if (Names.length > PAGE) return refusal('ValidationException', 'at most 10 names')
    return said({ DeletedParameters: Names.filter((name) => kept.delete(name)), InvalidParameters: [] })
  },
}
