import { createHash } from 'node:crypto'
import { isObject } from '../../../runtime/unknown.ts'
import { CloudError } from '../cloud-error.ts'
import type { MessageAttribute, MessageAttributes } from '../queues/queues.ts'
import { type Input, optionalText } from './input.ts'

/** The attributes that a caller gives a message. @throws {CloudError} */
export function readAttributes(input: Input, name: string): MessageAttributes {
  const given = input[name] ?? {}
  if (!isObject(given)) throw new CloudError('MalformedInput', `${name} is not an object of attributes.`)
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, readAttribute(key, value)]))
}

function readAttribute(name: string, value: unknown): MessageAttribute {
  if (!isObject(value)) throw new CloudError('MalformedInput', `The message attribute '${name}' is not an object.`)
  if ([value.StringListValues, value.BinaryListValues].some((list) => Array.isArray(list) && list.length > 0)) {
    throw new CloudError(
      'UnsupportedOperation',
      'Message attribute list values in SendMessage operation are not supported.',
    )
  }
  const StringValue = optionalText(value, 'StringValue')
  const BinaryValue = optionalText(value, 'BinaryValue')
  return {
    DataType: optionalText(value, 'DataType') ?? '',
    ...(StringValue !== undefined && { StringValue }),
    ...(BinaryValue !== undefined && { BinaryValue }),
  }
}

/** Those whose names were asked for: `All`, `.*`, `order.*`, `colour`. */
export function asked(attributes: MessageAttributes, names: readonly string[]): MessageAttributes {
  const isAsked = (name: string) =>
    names.some((wanted) =>
      wanted === 'All' || wanted === '.*'
        ? true
        : wanted.endsWith('.*')
          ? name.startsWith(wanted.slice(0, -2))
          : wanted === name,
    )
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isAsked(name)))
}

const STRING = 1
const BINARY = 2

/** The digest with which SDKs verify attributes; undefined where there are none. */
export function attributesMd5(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort()
  if (names.length === 0) return undefined
  const hash = createHash('md5')
  const add = (bytes: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hash.update(length).update(bytes)
  }
  for (const name of names) {
    const { DataType = '', StringValue = '', BinaryValue } = attributes[name] ?? {}
    const isBinary = DataType.startsWith('Binary')
    add(Buffer.from(name))
    add(Buffer.from(DataType))
    hash.update(Uint8Array.of(isBinary ? BINARY : STRING))
    add(isBinary ? Buffer.from(BinaryValue ?? '', 'base64') : Buffer.from(StringValue))
  }
  return hash.digest('hex')
}
