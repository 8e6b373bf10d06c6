import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser'
import { CloudError } from '../cloud-error.ts'
import { escapeXml } from '../http/escape-xml.ts'

/** What stands in an element: a text, others by their names, or several of one name. Undefined ones are left out. */
export type XmlValue = string | number | boolean | undefined | XmlElements | readonly XmlValue[]
export interface XmlElements {
  readonly [name: string]: XmlValue
}

/** An element as it was read: its text, or its children, always as lists. */
export interface XmlNode {
  readonly text: string
  readonly children: Readonly<Record<string, readonly XmlNode[]>>
}

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/'

const builder = new XMLBuilder({
  processEntities: false,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressBooleanAttributes: false,
  tagValueProcessor: (_, value) => escapeXml(String(value)),
})

/** A document in S3's namespace; an error has none. */
export const buildXml = (root: string, content: XmlElements): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({
    [root]: { ...(root !== 'Error' && { '@xmlns': NAMESPACE }), ...content },
  })}`

// Entities are replaced by us: the five of XML and references to characters, so that none grows.
const parser = new XMLParser({
  processEntities: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  removeNSPrefix: true,
  isArray: () => true,
})

/** @throws {CloudError} `MalformedXML`, where it is not a document with this root */
export function parseXml(text: string, root: string): XmlNode {
  if (text.includes('<!') || XMLValidator.validate(text) !== true) throw malformed()
  const [found] = nodeOf([parse(text)]).children[root] ?? []
  if (found === undefined) throw malformed()
  return found
}

function parse(text: string): unknown {
  try {
    return parser.parse(text)
  } catch {
    // Names that could change what objects are.
    throw malformed()
  }
}

function nodeOf(value: unknown): XmlNode {
  const [content] = Array.isArray(value) ? value : [value]
  if (typeof content !== 'object' || content === null) return { text: unescapeXml(String(content ?? '')), children: {} }
  const { '#text': text = '', ...children }: Record<string, unknown> = content
  return {
    text: unescapeXml(String(text)),
    children: Object.fromEntries(
      Object.entries(children).map(([name, list]) => [name, (Array.isArray(list) ? list : [list]).map(nodeOf)]),
    ),
  }
}

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (reference, decimal, hexadecimal, name) => {
    if (name !== undefined) return NAMED[name] ?? reference
    const point = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)
    if (point > 0x10ffff) throw malformed()
    return String.fromCodePoint(point)
  })
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const malformed = (): CloudError =>
  new CloudError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  )
