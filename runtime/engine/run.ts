import type { Message } from '../message.ts'
import type { Context, HttpResponse, RouteDefinition } from '../route/functions.ts'
import type { Target } from '../route/route.ts'
import { createContext } from './context.ts'
import { outgoing } from './outgoing.ts'
import type { Ports, Send } from './ports.ts'
import type { Trace } from './trace.ts'
import { leave } from './trace.ts'

/** One message, or one part of it, on its way through a route. The only thing that changes while a route runs. */
export interface Run {
  readonly route: RouteDefinition
  readonly ports: Ports
  /** Shared by a message and all its parts. */
  readonly trace: Trace
  readonly exit: Exit
  readonly message: Message
  readonly ctx: Context
  /** The body as the steps so far have made it. */
  body: string
  /** What leaves when the message has succeeded. */
  readonly sends: Send[]
  dropReason: string | undefined
  response: HttpResponse | undefined
}

/** The way out of a route. A split that fails as a whole puts its own in front, to hold its parts back. */
export type Exit = Pick<Ports, 'send' | 'reject'>

const LONGEST_DROP_REASON = 200

/** Puts a message, or a part, at the beginning of its way. */
export function startRun(
  { route, ports, trace }: Pick<Run, 'route' | 'ports' | 'trace'>,
  exit: Exit,
  message: Message,
): Run {
  const run: Run = {
    route,
    ports,
    trace,
    exit,
    message,
    ctx: createContext(message, ports, (reason) => drop(run, reason)),
    body: message.body,
    sends: [],
    dropReason: undefined,
    response: undefined,
  }
  return run
}

/** Ends the run, counted with its reason. The first reason stays. */
export function drop(run: Run, reason: string): null {
  run.dropReason ??= String(reason).slice(0, LONGEST_DROP_REASON)
  return null
}

/** Puts the message, as it is now, with what leaves when the run has succeeded. */
export function stage(run: Run, target: Target): void {
  run.sends.push({ target, message: outgoing(run) })
}

/** Lets everything staged go. A dropped message has done its work too: copies tapped off before go out. */
export function release(run: Run): void | Promise<void> {
  if (run.sends.length === 0) return
  leave(run.trace)
  return run.exit.send(run.sends)
}
