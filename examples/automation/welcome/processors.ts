import { json } from 'routo'

interface Customer {
  readonly name: string
}

export const letter = json(({ name }: Customer) => `Dear ${name.trim()}, welcome!`)
