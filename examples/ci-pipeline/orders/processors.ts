import { json, type Predicate } from 'routo'

export const withTotal = json((order: { quantity: number; price: number }) => ({
  ...order,
  total: order.quantity * order.price,
}))

const LARGE = 1_000

export const isLarge: Predicate = (order) => JSON.parse(order).total >= LARGE
