import { type Diagnostic, type DiagnosticCode, diagnostic, diagnosticCodes } from '../diagnostic.ts'
import { userFrame } from './inside/call-site.ts'
import type { EvaluationLimits } from './limits.ts'
import type { SandboxError } from './sandbox.ts'
import type { SourcePlaces } from './source-places.ts'

/** Names that authors know from elsewhere. */
const NOT_HERE =
  /^(process|require|module|fetch|Buffer|setTimeout|setInterval|setImmediate|crypto|URL|TextEncoder|TextDecoder|structuredClone|__dirname|__filename|Bun|Deno) is not defined$/

/** Found when a property is read, for which the engine notes no place; their messages begin with the name. */
const roughlyPlaced: readonly DiagnosticCode[] = ['PROCESSOR_MISUSED', 'NOT_IN_SANDBOX']

/** Says in the author's words why the routes file could not be run to its end. */
export function explainFailure(error: SandboxError, places: SourcePlaces, limits: EvaluationLimits): Diagnostic {
  const { code, message, name } = explain(error, limits)
  const site = userFrame(error.stack)
  const range = (name === undefined ? undefined : places.ofName(name)) ?? (site && places.at(site))
  return diagnostic(code, message, range === undefined ? {} : { range })
}

interface Explanation {
  readonly code: DiagnosticCode
  readonly message: string
  /** What the message is about; it tells the place where the engine knows it only roughly. */
  readonly name?: string
}

function explain(error: SandboxError, limits: EvaluationLimits): Explanation {
  const { name, code, message } = error
  if (code !== undefined && isCode(code)) return { code, message, ...(roughlyPlaced.includes(code) && quoted(message)) }
  if (name === 'InternalError' && message === 'interrupted') {
    return {
      code: 'EVALUATION_TIMEOUT',
      message: `The routes did not come to an end within ${limits.timeMs} ms. Is there a loop that never ends?`,
    }
  }
  if (name === 'InternalError' && message === 'out of memory') {
    const limit = `${Math.round(limits.memoryBytes / 1024 / 1024)} MB`
    return { code: 'EVALUATION_OUT_OF_MEMORY', message: `The routes need more than ${limit} of memory to be made.` }
  }
  if (name === 'RangeError' && message === 'Maximum call stack size exceeded') {
    return {
      code: 'EVALUATION_TOO_DEEP',
      message: 'Functions of the routes call each other too deeply, or without end.',
    }
  }
  const missing = NOT_HERE.exec(message)?.[1]
  if (name === 'ReferenceError' && missing !== undefined) {
    return {
      code: 'NOT_IN_SANDBOX',
      message: `There is no "${missing}" in routes: they run once, in a sandbox, to say what there is. Processors have everything of Node; they get variables of the environment from ctx.env.`,
      name: missing,
    }
  }
  return {
    code: 'ROUTES_THREW',
    message: `The routes could not be made: ${name === undefined ? '' : `${name}: `}${message}`,
  }
}

/** The first name in quotes. */
function quoted(message: string): { readonly name?: string } {
  const name = /"([^"]+)"/.exec(message)?.[1]
  return name === undefined ? {} : { name }
}

/** An author's own error may have a `code` too; only ours is taken. */
const isCode = (code: string): code is DiagnosticCode => Object.hasOwn(diagnosticCodes, code)
