import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { subgraphs } from './world.ts'

/** The supergraph of the three subgraphs, each at its URL. */
export function composed(guarded: boolean, urls: Readonly<Record<string, string>> = {}): string {
  const services = Object.entries(subgraphs(guarded)).map(([name, typeDefs]) => ({
    name,
    typeDefs: parse(typeDefs),
    url: urls[name] ?? `http://${name}`,
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'))
  return supergraphSdl
}
