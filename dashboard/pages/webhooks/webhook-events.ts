/** What a webhook can be told of, as docs/events.md has it. */
export const webhookEvents: readonly (readonly [event: string, words: string])[] = [
  ['deployment.failed', 'A deployment failed'],
  ['deployment.succeeded', 'A deployment succeeded'],
  ['deployment.needs_approval', 'A deployment waits for approval'],
  ['deployment.rolled_back', 'A deployment was rolled back'],
  ['deployment.cancelled', 'A deployment was cancelled'],
  ['deployment.*', 'Every step of deployments'],
  ['deadletter.added', 'A message failed for good'],
  ['redrive.progress', 'A redrive goes on'],
  ['execution.finished', 'Messages ended, a sample of them'],
  ['revision.created', 'A revision was saved'],
  ['*', 'Everything, also what may come later'],
]
