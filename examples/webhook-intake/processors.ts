import type { Context, HttpResponse } from 'routo'

/** Says that the payment is taken, and under which id it can be followed. */
export const receipt = (_body: string, { message }: Context): HttpResponse => ({
  status: 202,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ accepted: true, messageId: message.id }),
})
