import { jsonPredicate } from 'routo'

interface Order {
  readonly customer: string
}

export const isCustomerX = jsonPredicate(({ customer }: Order) => customer === 'X')
export const isCustomerY = jsonPredicate(({ customer }: Order) => customer === 'Y')
