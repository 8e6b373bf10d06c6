import { httpMethods, outboundMethods } from '../../../../runtime/route/route.ts'

/** A JSON Schema of options, none of which has to be given. */
export const objectSchema = (properties: Readonly<Record<string, object>>): object => ({
  type: 'object',
  properties,
  additionalProperties: false,
})

export const noOptions = objectSchema({})

export const endpointUri = {
  type: 'string',
  examples: ['queue:Orders', 'file:Archive', 'https://partner.example/orders'],
}

const objectKey = {
  type: 'string',
  description: 'Key of the object, with {route}, {id}, {date} and {time} filled in.',
}

/** Of the method in which a route sends. */
export const outboundMethod = { enum: outboundMethods, default: 'POST' }

/** Of the method in which a route receives. */
export const inboundMethod = { enum: httpMethods, default: 'POST' }

/** What can be said of a target besides its URI: the key of a `file:`, the method of an `https:`. */
export const outboundOptions = { key: objectKey, method: outboundMethod }
