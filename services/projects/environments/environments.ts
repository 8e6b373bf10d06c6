/** Environments with their variables and secrets. */
export interface Environments {
  readonly removeProject: (projectId: string) => Promise<void>
}
