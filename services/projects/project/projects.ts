/** Projects. */
export interface Projects {
  /** Moves the head from one revision to the next; false when it was moved by another. */
  advanceHead(projectId: string, from: number, to: number): Promise<boolean>
}
