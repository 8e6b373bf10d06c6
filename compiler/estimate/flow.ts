import { isProblem, parseEndpoint } from '../../runtime/route/endpoint.ts'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { occurrencesPerMonth } from './occurrences.ts'
import { sharesOf } from './shares.ts'
import { DEFAULT_MESSAGES_PER_MONTH, expectationOf, type RouteExpectation, type Workload } from './workload.ts'

/** What passes through one route in a month. */
export interface Flow {
  readonly route: RouteDocument
  readonly expected: RouteExpectation
  readonly messages: number
  /** The most messages that one message elsewhere in the project sends it at once; 0 when no route sends to it. */
  readonly burst: number
  readonly sends: readonly FlowSend[]
}

/** What one received message makes a route send to one target. */
export interface FlowSend {
  readonly uri: string
  readonly perMessage: number
  /** Size of each message. */
  readonly bytes: number
}

/**
 * Follows the messages through the project: a route receives what its schedule, the outside and other routes send it.
 * Around a loop they are counted once.
 *
 * @returns one flow for each route, in their order
 */
export function flowsOf(routes: readonly RouteDocument[], workload: Workload): readonly Flow[] {
  const nodes = routes.map((route) => ({ route, expected: expectationOf(route, workload) }))
  const readers = new Map(nodes.map((node) => [node.route.from.uri, node]))
  const sends = nodes.flatMap(({ route, expected }) =>
    sharesOf(route, expected.fanOut).map(({ uri, perMessage, parts }) => ({
      sender: route.name,
      uri,
      perMessage,
      // A split that makes nothing of a message sends nothing, of no size.
      bytes: readers.get(uri)?.expected.averageBytes ?? (parts === 0 ? 0 : expected.averageBytes / parts),
    })),
  )
  const feeds = Map.groupBy(sends, ({ uri }) => uri)
  const sent = Map.groupBy(sends, ({ sender }) => sender)
  const fedBy = ({ from }: RouteDocument) => feeds.get(from.uri) ?? []

  const byName = new Map(nodes.map((node) => [node.route.name, node]))
  const counted = new Map<string, number>()
  const messagesOf = (name: string): number => {
    const known = counted.get(name)
    const node = byName.get(name)
    if (known !== undefined || node === undefined) return known ?? 0
    // Counted as none while those upstream are being counted: that is where a loop ends.
    counted.set(name, node.expected.messagesPerMonth ?? 0)
    const messages = node.expected.messagesPerMonth ?? arriving(node.route)
    counted.set(name, messages)
    return messages
  }
  const arriving = (route: RouteDocument): number => {
    const upstream = fedBy(route)
    return upstream.length === 0
      ? fromOutside(route, workload)
      : sum(upstream.map(({ sender, perMessage }) => messagesOf(sender) * perMessage))
  }
  return nodes.map((node) => ({
    ...node,
    messages: messagesOf(node.route.name),
    burst: Math.max(0, ...fedBy(node.route).map(({ perMessage }) => perMessage)),
    sends: sent.get(node.route.name) ?? [],
  }))
}

function fromOutside({ from }: RouteDocument, { messagesPerMonth = DEFAULT_MESSAGES_PER_MONTH }: Workload): number {
  const source = parseEndpoint(from.uri)
  return !isProblem(source) && source.kind === 'trigger' ? occurrencesPerMonth(source.schedule) : messagesPerMonth
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
