/** A schedule of EventBridge Scheduler that sends to a queue. */
export interface ScheduleConfig {
  readonly name: string
  /** `rate(5 minutes)`, `cron(0 9 * * ? *)` */
  readonly expression: string
  readonly timezone: string
  readonly isEnabled: boolean
  readonly queueArn: string
  readonly roleArn: string
  /** Body of the message; `<aws.scheduler.…>` is filled in. */
  readonly input: string
  readonly deadLetterArn?: string
  readonly retry: { readonly maximumEventAgeS: number; readonly maximumAttempts: number }
}

/** The schedules, with when each was last due; kept in the journal. */
export interface Schedules {
  /**
   * Makes or changes a schedule; one that is the same goes on as it was.
   *
   * @throws {CloudError} `ValidationException`, for an expression or time zone that is none
   */
  put(config: ScheduleConfig): Promise<void>
  remove(name: string): Promise<void>
  get(name: string): ScheduleConfig | undefined
  close(): Promise<void>
}
