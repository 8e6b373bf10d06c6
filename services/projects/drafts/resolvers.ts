import { graph } from '../../../compiler/index.ts'
import { hasProblems } from '../../shared/problems.ts'
import type { Resolvers } from '../generated.ts'
import { digestOf } from '../revisions/blobs.ts'
import { processorModule } from '../revisions/processor-modules.ts'
import { stepKinds } from '../revisions/step-resolvers.ts'
import { type CheckedStepView, placed } from './views.ts'

/** Of files that need not be saved. */
export const draftsResolvers = {
  Query: {
    projectCheck: (_query, { input }, { drafts, caller }) => drafts.check(caller, input),
    routeEdit: (_query, { input }, { drafts, caller }) => drafts.edit(caller, input),
  },
  ProjectCheck: {
    diagnostics: (answer) => (hasProblems(answer) ? [] : answer.inspection.diagnostics),
    graph: (answer) => graph(hasProblems(answer) ? [] : answer.inspection.routes.map(({ document }) => document)),
    routes: (answer) => (hasProblems(answer) ? [] : answer.inspection.routes),
    processors: (answer) =>
      hasProblems(answer)
        ? []
        : answer.inspection.processors.map((found) => {
            const source = answer.files[found.path] ?? ''
            return processorModule(found, { source, digest: digestOf(source) })
          }),
    userErrors: (answer) => (hasProblems(answer) ? answer.userErrors : []),
  },
  CheckedRoute: {
    name: ({ document }) => document.name,
    description: ({ document }) => document.description ?? null,
    range: ({ origin }) => origin.text ?? origin.whole ?? null,
    from: ({ document, origin }) => placed(document.from, origin.from),
    steps: (route) => route.document.steps.map((step, index) => ({ route, index, step })),
    to: ({ document, origin }) => document.to.map((target, index) => placed(target, origin.to[index])),
    respond: ({ document }) => document.respond ?? null,
  },
  CheckedStep: {
    id: ({ index }) => String(index),
    kind: ({ step }) => stepKinds[step.kind],
    label: labelOf,
    processor: ({ step }) => ('processor' in step ? (step.processor ?? null) : null),
    range: ({ route, index }) => route.origin.steps[index] ?? null,
    to: ({ step }) => (step.kind === 'tap' ? step.to : null),
    rules: ({ route, step }) => {
      if (step.kind !== 'branch') return []
      // Where the text has another number of them, it is not known which is which.
      const ranges = route.origin.rules?.length === step.rules.length ? route.origin.rules : []
      return step.rules.map((rule, index) => ({ ...rule, range: ranges[index] ?? null }))
    },
    otherwise: ({ route, step }) =>
      step.kind === 'branch' && step.otherwise !== undefined ? placed(step.otherwise, route.origin.otherwise) : null,
  },
  RouteEdit: {
    edits: ({ edits }) => edits ?? [],
    files: ({ added = {} }) =>
      Object.entries(added).map(([path, text]) => ({
        path,
        text,
        digest: digestOf(text),
        bytes: Buffer.byteLength(text),
      })),
    diagnostics: ({ diagnostics }) => diagnostics ?? [],
    userErrors: ({ userErrors }) => userErrors ?? [],
  },
} satisfies Resolvers

function labelOf({ step }: CheckedStepView): string {
  if ('processor' in step && step.processor !== undefined) return step.processor.export
  return step.kind === 'tap' ? step.to.uri : step.kind
}
