/** Something that deployments are known to fail of, told by the words of who saw it. */
export interface KnownCause {
  /** For programs. */
  readonly code: string
  /** What it says; first come, first served. */
  readonly says: RegExp
  /** What that means. Names of the pattern's groups may stand in it: `$<name>`. */
  readonly means: string
  /** What can be done, the best first. */
  readonly todo: readonly Remedy[]
}

export interface Remedy {
  readonly title: string
  /** For a shell. */
  readonly command?: string
}

/** That what was asked for may be asked for again, as it is. */
export const againLater: Remedy = { title: 'Wait a few minutes, and try again: nothing has to be changed' }

/** Has AWS allow more of something. */
export const moreOf = (what: string, service: string, quota: string): Remedy => ({
  title: `Ask AWS for more ${what}`,
  command: `aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${quota} --desired-value <number>`,
})
