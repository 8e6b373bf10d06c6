import { randomUUID } from 'node:crypto'
import { escapeXml } from '../../../../targets/local/http/escape-xml.ts'

const NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/'

/** A refusal in AWS's own words. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}

/** Most of what CloudFormation refuses has this code, so that only the words tell what was wrong. */
export const invalid = (message: string): Refusal => new Refusal('ValidationError', message)

/** The answer to an action. */
export const answerXml = (action: string, result: object): string =>
  `<${action}Response xmlns="${NAMESPACE}">${element(`${action}Result`, result)}<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`

/** The answer to a call that is refused. */
export const refusalXml = ({ code, message, status }: Refusal): string =>
  `<ErrorResponse xmlns="${NAMESPACE}">${element('Error', { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message })}<RequestId>${randomUUID()}</RequestId></ErrorResponse>`

const element = (name: string, value: unknown): string =>
  value === undefined ? '' : `<${name}>${content(value)}</${name}>`

function content(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((member) => element('member', member)).join('')
  if (typeof value !== 'object' || value === null) return escapeXml(String(value))
  return Object.entries(value)
    .map(([name, inner]) => element(name, inner))
    .join('')
}
