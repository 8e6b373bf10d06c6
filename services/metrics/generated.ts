// Made by `npm run schema` from schema/metrics.graphql. Not to be edited.

import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CostReportView } from './cost/report-view.ts';
import type { LetterView, LetterGroupView } from './dead-letters/letters.ts';
import type { DeploymentReference, Reference, Context } from './context.ts';
import type { DiscardAnswer } from './dead-letters/discard.ts';
import type { ErrorGroupView } from './errors/error-group.ts';
import type { ExecutionRecord } from './executions/model.ts';
import type { Failure } from '../../runtime/engine/execution.ts';
import type { LogLine as LogLineView } from '../../targets/data-plane.ts';
import type { SendAnswer } from './messages/send.ts';
import type { Trace } from './executions/trace.ts';
import type { PayloadView } from './payload.ts';
import type { RedriveRecord } from './dead-letters/model.ts';
import type { RedriveAnswer } from './dead-letters/redrives.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in ISO 8601, in UTC with milliseconds: `2026-11-21T09:30:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Query = {
  readonly __typename?: 'Query';
  /** One dead letter. Null where it is none any more, and for what the caller may not see. */
  readonly deadLetter?: Maybe<DeadLetter>;
  /** How a redrive is going. Null where it is no longer kept, and for what the caller may not see. */
  readonly redrive?: Maybe<Redrive>;
  /** What became of one message in one route. Null where it is no longer kept, and for what the caller may not see. */
  readonly execution?: Maybe<Execution>;
  /** Where a message went: every route that took it, or a part of it, in order. Null where nothing is known of it, or no longer. */
  readonly trace?: Maybe<MessageTrace>;
  /** Events of this service, for whoever follows them. */
  readonly metricsFeed: FeedPage;
};


export type QueryDeadLetterArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRedriveArgs = {
  id: Scalars['ID']['input'];
};


export type QueryExecutionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTraceArgs = {
  environmentId: Scalars['ID']['input'];
  ref: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMetricsFeedArgs = {
  from?: InputMaybe<Scalars['Float']['input']>;
  limit: Scalars['Int']['input'];
  waitMs: Scalars['Int']['input'];
};

/** Events of one service, in their order. */
export type FeedPage = {
  readonly __typename?: 'FeedPage';
  /** Each a `PlacedEvent` of `services/shared/feed/event.ts`. */
  readonly events: ReadonlyArray<Scalars['JSON']['output']>;
  /** Where to go on. */
  readonly place: Scalars['Float']['output'];
  /** Whether events between the place asked for and these are no longer kept. */
  readonly gap: Scalars['Boolean']['output'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Puts a message into the source of a route: its queue, its bucket, its path. `sync` waits for what becomes of it. */
  readonly messageSend: MessageSendPayload;
  /** Puts the message of an execution into its route again, as a new message of the same correlation. */
  readonly executionReplay: MessageSendPayload;
  /** Begins to send dead letters to their routes again, in the background; those that fail again are dead letters anew. */
  readonly deadLetterRedrive: RedrivePayload;
  /** Removes dead letters for good, at most 1,000 in a request. */
  readonly deadLetterDiscard: DiscardPayload;
  /** Ends a redrive before its time. What was sent stays sent. */
  readonly redriveCancel: RedrivePayload;
  /**
   * Takes the lines that executors write, one or more per invocation. A line that was taken before is not counted again, so whoever
   * got no answer sends the same lines once more; once there is an answer, what was counted stays counted.
   */
  readonly executionsRecord: RecordedLines;
  /** Removes what there is of a project that was deleted. Can be repeated. */
  readonly countsForget: Scalars['Boolean']['output'];
};


export type MutationMessageSendArgs = {
  input: MessageSendInput;
};


export type MutationExecutionReplayArgs = {
  input: ExecutionReplayInput;
};


export type MutationDeadLetterRedriveArgs = {
  input: RedriveInput;
};


export type MutationDeadLetterDiscardArgs = {
  input: DiscardInput;
};


export type MutationRedriveCancelArgs = {
  id: Scalars['ID']['input'];
};


export type MutationExecutionsRecordArgs = {
  environmentId: Scalars['ID']['input'];
  deploymentId: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  memoryMb: Scalars['Int']['input'];
  lines: ReadonlyArray<Scalars['JSON']['input']>;
};


export type MutationCountsForgetArgs = {
  projectId: Scalars['ID']['input'];
};

/** What became of the lines given. */
export type RecordedLines = {
  readonly __typename?: 'RecordedLines';
  /** How many were counted now. */
  readonly counted: Scalars['Int']['output'];
  /** How many had been counted before. */
  readonly repeated: Scalars['Int']['output'];
  /** What cannot be counted, and never could: leave it out when sending again. */
  readonly refused: ReadonlyArray<RefusedLine>;
};

/** A line that is none of an executor, or comes too late. */
export type RefusedLine = {
  readonly __typename?: 'RefusedLine';
  /** Its place among the lines given, from 0. */
  readonly index: Scalars['Int']['output'];
  /** What is wrong with it. */
  readonly reason: Scalars['String']['output'];
};

/** A set of routes with their processors; the unit of access control. */
export type Project = {
  readonly __typename?: 'Project';
  /** `prj_…` */
  readonly id: Scalars['ID']['output'];
  /** Of all environments that the caller may see. Null, with an error, where the range is none or counts cannot be read now. */
  readonly stats?: Maybe<Stats>;
  /** What the messages of all environments that the caller may see would have cost on AWS. Null, with an error, as for stats. */
  readonly cost?: Maybe<CostReport>;
};


/** A set of routes with their processors; the unit of access control. */
export type ProjectStatsArgs = {
  range: TimeRange;
};


/** A set of routes with their processors; the unit of access control. */
export type ProjectCostArgs = {
  range: TimeRange;
  groupBy?: InputMaybe<CostGroup>;
};

/** Where a revision is deployed: a name, a target, variables, secrets. */
export type Environment = {
  readonly __typename?: 'Environment';
  /** `env_…` */
  readonly id: Scalars['ID']['output'];
  /** Of all routes. Null, with an error, as for projects. */
  readonly stats?: Maybe<Stats>;
  /**
   * How things went over time: a point for each bucket of the range, also where nothing happened. Null, with an error, for what cannot be
   * asked: buckets that are no longer kept, or too many of them.
   */
  readonly series?: Maybe<ReadonlyArray<Series>>;
  /** How it does, by its last 15 minutes. Null, with an error, where counts cannot be read now. */
  readonly health?: Maybe<Health>;
  /** What its messages would have cost on AWS. Null, with an error, as for stats. */
  readonly cost?: Maybe<CostReport>;
  /** What became of single messages, the latest first. Where a filter leaves out much, a page may have few rows, or none, and go on. */
  readonly executions: ExecutionConnection;
  /** Messages that failed for good, the oldest first. Null, with an error, where the target cannot be asked now. */
  readonly deadLetters?: Maybe<DeadLetterConnection>;
  /**
   * The same letters by route and kind of error, the largest group first: counts, and the latest letter of each. On AWS, of at most the first
   * 1,000 letters of each route. Null, with an error, as for deadLetters.
   */
  readonly deadLetterGroups?: Maybe<ReadonlyArray<DeadLetterGroup>>;
  /** Redrives that are under way or still kept, the latest first. */
  readonly redrives: ReadonlyArray<Redrive>;
  /**
   * What functions logged, oldest first; without `after`, and without `since`, the latest. To follow it ask again with the endCursor, which
   * also an empty page has. Null, with an error, for who may not read messages, and where the target cannot be asked now.
   */
  readonly logs?: Maybe<LogConnection>;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentStatsArgs = {
  range: TimeRange;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentSeriesArgs = {
  range: TimeRange;
  bucket?: InputMaybe<Bucket>;
  groupBy?: InputMaybe<SeriesGroup>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentCostArgs = {
  range: TimeRange;
  groupBy?: InputMaybe<CostGroup>;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentExecutionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ExecutionFilter>;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentDeadLettersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeadLetterFilter>;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentDeadLetterGroupsArgs = {
  filter?: InputMaybe<DeadLetterFilter>;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentRedrivesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentLogsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  waitMs?: InputMaybe<Scalars['Int']['input']>;
  filter?: InputMaybe<LogFilter>;
};

/** A name, one source, ordered steps, targets. */
export type Route = {
  readonly __typename?: 'Route';
  /** `rte_…` */
  readonly id: Scalars['ID']['output'];
  /**
   * Of this route in one environment of its project, under any revision. Null where the caller sees no such environment; null, with an
   * error, as for projects.
   */
  readonly stats?: Maybe<Stats>;
  /** How things went over time, as for environments; one series. Null where the caller sees no such environment. */
  readonly series?: Maybe<ReadonlyArray<Series>>;
  /** What its steps did, in their order. Null where the caller sees no such environment. */
  readonly stepStats?: Maybe<ReadonlyArray<StepStats>>;
  /** What went wrong, by kinds of errors, the most frequent first; at most 50. Null where the caller sees no such environment. */
  readonly errorGroups?: Maybe<ReadonlyArray<ErrorGroup>>;
  /** The queue that feeds it, at this moment. Null where none does, and where the caller sees no such environment. */
  readonly queueDepth?: Maybe<QueueDepth>;
  /** What became of its messages in one environment, as for environments. Null where the caller sees no such environment. */
  readonly executions?: Maybe<ExecutionConnection>;
};


/** A name, one source, ordered steps, targets. */
export type RouteStatsArgs = {
  environmentId: Scalars['ID']['input'];
  range: TimeRange;
};


/** A name, one source, ordered steps, targets. */
export type RouteSeriesArgs = {
  environmentId: Scalars['ID']['input'];
  range: TimeRange;
  bucket?: InputMaybe<Bucket>;
};


/** A name, one source, ordered steps, targets. */
export type RouteStepStatsArgs = {
  environmentId: Scalars['ID']['input'];
  range: TimeRange;
};


/** A name, one source, ordered steps, targets. */
export type RouteErrorGroupsArgs = {
  environmentId: Scalars['ID']['input'];
  range: TimeRange;
};


/** A name, one source, ordered steps, targets. */
export type RouteQueueDepthArgs = {
  environmentId: Scalars['ID']['input'];
};


/** A name, one source, ordered steps, targets. */
export type RouteExecutionsArgs = {
  environmentId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ExecutionFilter>;
};

/**
 * A stretch of time in whole minutes, UTC: either `last`, or `from` with or without `to`. Counts are kept for 400 days: by the minute for 8
 * days, by five minutes for 32, by the hour for 92, then by the day. A range that begins before that is extended to the next full unit
 * that is kept, and the answer says so.
 */
export type TimeRange = {
  /** The first minute. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The end, which is not part of it; a minute that has begun counts whole. Now, where it is not given. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
  /** The last while, the running minute included: `15m`, `1h`, `7d`. */
  readonly last?: InputMaybe<Scalars['String']['input']>;
};

/** One operation on an environment: deploy, rollback, promote, destroy, recover. */
export type Deployment = {
  readonly __typename?: 'Deployment';
  /** `dep_…` */
  readonly id: Scalars['ID']['output'];
  /** When it ended. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * How the environment did before and after it, in windows of up to 30 minutes: what a job that deploys can go by. Null until a full minute
   * has passed since it ended.
   */
  readonly impact?: Maybe<DeploymentImpact>;
};

/**
 * What became of messages. received = succeeded + failed + dropped + inFlight, in every answer. A project's are the sums of its
 * environments'. An environment's are the sums of its routes', but for what was in flight when the range began.
 *
 * Counts are whole numbers. They are Floats since those of a busy project do not fit into 32 bits.
 */
export type Stats = {
  readonly __typename?: 'Stats';
  /**
   * Messages that were received for the first time in the range. Where more ended in the range than were received in it (they were in
   * flight when it began), those that ended.
   */
  readonly received: Scalars['Float']['output'];
  /** Messages that went through the route. */
  readonly succeeded: Scalars['Float']['output'];
  /** Messages that failed for good. */
  readonly failed: Scalars['Float']['output'];
  /** Messages that ended without an error and without going on: filtered, dropped by a function. */
  readonly dropped: Scalars['Float']['output'];
  /** Received in the range and not ended in it: being worked on, or waiting for another attempt. */
  readonly inFlight: Scalars['Float']['output'];
  /** Attempts that failed and gave the message back, for another one. */
  readonly retried: Scalars['Float']['output'];
  /** What went to dead-letter queues: messages that failed, and single parts of messages that were split. */
  readonly deadLettered: Scalars['Float']['output'];
  /** Messages that the routes sent. */
  readonly emitted: Scalars['Float']['output'];
  /** Size of the bodies that were received, each attempt counted. */
  readonly bytesIn: Scalars['Float']['output'];
  /** How long attempts took. */
  readonly duration: Percentiles;
  /** From being put into the queue to the end, waits and attempts included, of messages that ended. */
  readonly endToEnd: Percentiles;
  /** Invocations for which a process had to be started. */
  readonly coldStarts: Scalars['Float']['output'];
  /** failed / (succeeded + failed + dropped), from 0 to 1; 0 where nothing ended. */
  readonly errorRate: Scalars['Float']['output'];
  /** The first minute of the range. */
  readonly from: Scalars['DateTime']['output'];
  /** The end of the range, which is not part of it. */
  readonly to: Scalars['DateTime']['output'];
  /** All that executors had recorded until then is counted. */
  readonly asOf: Scalars['DateTime']['output'];
  /** Whether that is all of the range so far, but for the last seconds. False while records wait to be counted. */
  readonly complete: Scalars['Boolean']['output'];
};

/**
 * How values are spread. Each is at most 1.6 % beside the true one, over however long a range and however many routes: what is kept of every
 * minute is merged, and no percentile is an average of percentiles. The maximum and the average are exact.
 */
export type Percentiles = {
  readonly __typename?: 'Percentiles';
  /** Half of the values are not larger. Null, as all of these, where there are no values. */
  readonly p50?: Maybe<Scalars['Float']['output']>;
  /** Nine of ten are not larger. */
  readonly p90?: Maybe<Scalars['Float']['output']>;
  /** 19 of 20 are not larger. */
  readonly p95?: Maybe<Scalars['Float']['output']>;
  /** 99 of 100 are not larger. */
  readonly p99?: Maybe<Scalars['Float']['output']>;
  /** The largest. */
  readonly max?: Maybe<Scalars['Float']['output']>;
  /** The mean. */
  readonly avg?: Maybe<Scalars['Float']['output']>;
  /** `ms` */
  readonly unit: Scalars['String']['output'];
  /** How many values there are. */
  readonly samples: Scalars['Float']['output'];
};

/** Where a page stands among the others. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether more follow. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether any stand before. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Of the first row; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Of the last row: what `after` of the next page is. Null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/**
 * What became of one message that a route received: one for all its attempts. A message that is sent again, by a redrive or a replay, has
 * another one. Kept for 7 days, and the latest 200,000 of an environment.
 */
export type Execution = {
  readonly __typename?: 'Execution';
  /** `exe_…` */
  readonly id: Scalars['ID']['output'];
  /** The route's name, also where there is no such route any more. */
  readonly routeName: Scalars['String']['output'];
  /** The route, as it is in the newest revision. Null where it is gone. */
  readonly route?: Maybe<Route>;
  /** Where it ran. */
  readonly environment?: Maybe<Environment>;
  /** Whose code the latest attempt ran. */
  readonly deployment?: Maybe<Deployment>;
  /** Number of the revision that the latest attempt ran. */
  readonly revision: Scalars['Int']['output'];
  /** The same from route to route; a part of a split has `<message>#<number>`. */
  readonly messageId: Scalars['String']['output'];
  /** Id of the first message of the flow. */
  readonly correlationId: Scalars['String']['output'];
  /** Of a file source: the object. */
  readonly objectKey?: Maybe<Scalars['String']['output']>;
  /** What sent the message. Null where it came from outside, or is no longer kept. */
  readonly parent?: Maybe<Execution>;
  /** What took the messages that this one sent, the latest first; as `Environment.executions`. */
  readonly children: ExecutionConnection;
  /** Of the latest attempt. */
  readonly outcome: Outcome;
  /** Why it was dropped: `filtered`, `no-branch`, `no-parts`, `returned-nothing`, or what the function said. */
  readonly dropReason?: Maybe<Scalars['String']['output']>;
  /** Number of the latest attempt, from 1. */
  readonly attempt: Scalars['Int']['output'];
  /** All attempts that are known, oldest first. */
  readonly attempts: ReadonlyArray<Attempt>;
  /** When the message was put into the queue. Null where the route is asked directly. */
  readonly sentAt?: Maybe<Scalars['DateTime']['output']>;
  /** When its first attempt began. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** From being put into the queue to the first attempt. */
  readonly waitMs?: Maybe<Scalars['Float']['output']>;
  /** When the latest attempt began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When the latest attempt ended. Null while another one is to come. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Of the latest attempt. */
  readonly durationMs: Scalars['Float']['output'];
  /** Whether the latest attempt was in the first invocation of its executor. */
  readonly coldStart: Scalars['Boolean']['output'];
  /** Routes that the message had passed before. */
  readonly hops: Scalars['Int']['output'];
  /** Whether it was sent again, by a redrive or a replay. */
  readonly isReplay: Scalars['Boolean']['output'];
  /** The execution whose message was sent again. Null where it is no replay, or that one is no longer kept. */
  readonly replayOf?: Maybe<Execution>;
  /** The body that the route received. */
  readonly input: Payload;
  /** Of the body. */
  readonly bytesIn: Scalars['Float']['output'];
  /** Of the bodies it sent. */
  readonly bytesOut: Scalars['Float']['output'];
  /** What it sent, by endpoint. */
  readonly sent: ReadonlyArray<SentMessages>;
  /** What became of the parts, where the route split the message. */
  readonly parts?: Maybe<PartCounts>;
  /** Of the latest attempt, where it failed. */
  readonly error?: Maybe<ExecutionError>;
  /** Each step that ran, in order. */
  readonly spans: ReadonlyArray<Span>;
  /** What AWS would bill for the time of the latest attempt: its share, where the executor took several messages together. */
  readonly billed: BilledUsage;
};


/**
 * What became of one message that a route received: one for all its attempts. A message that is sent again, by a redrive or a replay, has
 * another one. Kept for 7 days, and the latest 200,000 of an environment.
 */
export type ExecutionChildrenArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a message. */
export type Outcome =
  /** It went through. */
  | 'SUCCEEDED'
  /** It went through, and some of its parts failed, or come again. Counted as succeeded. */
  | 'PARTIAL'
  /** It ended without an error and without going on. */
  | 'DROPPED'
  /** It failed for good, and is a dead letter. */
  | 'FAILED'
  /** It failed, and comes again: it is in flight. */
  | 'RETRYING';

/** One try to process a message. */
export type Attempt = {
  readonly __typename?: 'Attempt';
  /** From 1. */
  readonly number: Scalars['Int']['output'];
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** How long it took. */
  readonly durationMs: Scalars['Float']['output'];
  /** Whether it was in the first invocation of its executor. */
  readonly coldStart: Scalars['Boolean']['output'];
  /** Code of its error; null where it did not fail. */
  readonly errorCode?: Maybe<Scalars['String']['output']>;
  /** What went wrong, in words. */
  readonly errorMessage?: Maybe<Scalars['String']['output']>;
};

/** The body of a message. Its text is for who may read messages. */
export type Payload = {
  readonly __typename?: 'Payload';
  /** Of the whole body. */
  readonly bytes: Scalars['Float']['output'];
  /** The text, or its beginning. Null where it was not recorded, or may not be read. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** Whether the text was recorded, in whole or in part. */
  readonly captured: Scalars['Boolean']['output'];
  /** Whether only the beginning was recorded. */
  readonly truncated: Scalars['Boolean']['output'];
  /** Whether the caller may not read it. */
  readonly redacted: Scalars['Boolean']['output'];
  /** Of the message, by name in small letters. Null where they were not recorded, or may not be read. */
  readonly headers?: Maybe<Scalars['JSON']['output']>;
};


/** The body of a message. Its text is for who may read messages. */
export type PayloadTextArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** How many messages went to an endpoint. */
export type SentMessages = {
  readonly __typename?: 'SentMessages';
  /** Of a URL, without its query. */
  readonly endpoint: Scalars['String']['output'];
  /** How many. */
  readonly count: Scalars['Int']['output'];
};

/** What became of the parts of a message: made = succeeded + failed + dropped + retrying. */
export type PartCounts = {
  readonly __typename?: 'PartCounts';
  /** How many there were. */
  readonly made: Scalars['Int']['output'];
  /** Those that went through. */
  readonly succeeded: Scalars['Int']['output'];
  /** Those that failed for good; each is a dead letter. */
  readonly failed: Scalars['Int']['output'];
  /** Those that ended without an error and without going on. */
  readonly dropped: Scalars['Int']['output'];
  /** Those that come again on their own. */
  readonly retrying: Scalars['Int']['output'];
};

/** What went wrong. */
export type ExecutionError = {
  readonly __typename?: 'ExecutionError';
  /** Of the error's class: `PermanentError`. */
  readonly name: Scalars['String']['output'];
  /** In words. */
  readonly message: Scalars['String']['output'];
  /** What kind of error it is: `HTTP_404`, `TIMEOUT`, or its name. */
  readonly code: Scalars['String']['output'];
  /** Whether it may succeed when tried again. */
  readonly retryable: Scalars['Boolean']['output'];
  /** Position of the step that failed, from 0. Null where no step did. */
  readonly step?: Maybe<Scalars['Int']['output']>;
  /** Where in the project's files: `processors.ts:12:9`. Null where the stack does not lead there. */
  readonly sourceLocation?: Maybe<Scalars['String']['output']>;
  /** As JavaScript has it. */
  readonly stack?: Maybe<Scalars['String']['output']>;
  /** What is wrong with the body, each with `path` and `message`, where that is the failure. */
  readonly problems?: Maybe<Scalars['JSON']['output']>;
  /** The same for errors of the same kind. */
  readonly fingerprint: Scalars['ID']['output'];
};

/** One step's share of an execution; the calls of a step for many parts are added up. */
export type Span = {
  readonly __typename?: 'Span';
  /** Position in the route, from 0. */
  readonly step: Scalars['Int']['output'];
  /** Kind of step: `process`. */
  readonly kind: Scalars['String']['output'];
  /** How often it ran. */
  readonly calls: Scalars['Int']['output'];
  /** How often it failed. */
  readonly errors: Scalars['Int']['output'];
  /** All calls together, without the steps behind it. */
  readonly durationMs: Scalars['Float']['output'];
};

/** What is billed for the time of a function. */
export type BilledUsage = {
  readonly __typename?: 'BilledUsage';
  /** Time, rounded up to milliseconds. */
  readonly durationMs: Scalars['Int']['output'];
  /** Memory of the function. */
  readonly memoryMb: Scalars['Int']['output'];
  /** Time and memory, multiplied. */
  readonly gbSeconds: Scalars['Float']['output'];
};

/** Executions, page by page. */
export type ExecutionConnection = {
  readonly __typename?: 'ExecutionConnection';
  /** The rows of the page. */
  readonly nodes: ReadonlyArray<Execution>;
  /** The same, each with its cursor. */
  readonly edges: ReadonlyArray<ExecutionEdge>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** A row with its place. */
export type ExecutionEdge = {
  readonly __typename?: 'ExecutionEdge';
  /** The row. */
  readonly node: Execution;
  /** Its place in the order. */
  readonly cursor: Scalars['String']['output'];
};

/** The journey of a message and its parts through the routes of an environment. */
export type MessageTrace = {
  readonly __typename?: 'MessageTrace';
  /** What all its messages have in common. */
  readonly correlationId: Scalars['String']['output'];
  /** When the first route took it. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** When the latest that is known of it ended. */
  readonly lastSeenAt: Scalars['DateTime']['output'];
  /** RETRYING while any message comes again; FAILED where all that ended failed; PARTIAL where some did; else DROPPED or SUCCEEDED. */
  readonly outcome: Outcome;
  /** The first hops, in the order of time. */
  readonly hops: ReadonlyArray<Hop>;
  /** How many there are in all. */
  readonly hopCount: Scalars['Int']['output'];
  /** All hops by what became of them; outcomes that none has are left out. */
  readonly counts: ReadonlyArray<OutcomeCount>;
  /** The routes of these hops, in the order in which they were first reached. */
  readonly routes: ReadonlyArray<Scalars['String']['output']>;
};

/** One message taken by one route. */
export type Hop = {
  readonly __typename?: 'Hop';
  /** When its first attempt began. */
  readonly at: Scalars['DateTime']['output'];
  /** What the route read it from: `queue:OrdersJSONQueue`. Null where the record does not tell. */
  readonly endpoint?: Maybe<Scalars['String']['output']>;
  /** The route's name. */
  readonly routeName: Scalars['String']['output'];
  /** The message: the same from route to route, with a number for each part. */
  readonly messageId: Scalars['String']['output'];
  /** From being put into the queue to its first attempt. Null where the route is asked directly. */
  readonly waitMs?: Maybe<Scalars['Float']['output']>;
  /** What became of it. */
  readonly outcome: Outcome;
  /** All that is known of it. */
  readonly execution: Execution;
};

/** How many have an outcome. */
export type OutcomeCount = {
  readonly __typename?: 'OutcomeCount';
  /** Which. */
  readonly outcome: Outcome;
  /** How many. */
  readonly count: Scalars['Int']['output'];
};

/** All that is said must hold. */
export type ExecutionFilter = {
  /** Any of these routes, at most 100. */
  readonly routeId?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Any of these outcomes. */
  readonly outcome?: InputMaybe<ReadonlyArray<Outcome>>;
  /** Of the message. */
  readonly messageId?: InputMaybe<Scalars['String']['input']>;
  /** Of the flow. */
  readonly correlationId?: InputMaybe<Scalars['String']['input']>;
  /** Of the object. */
  readonly objectKey?: InputMaybe<Scalars['String']['input']>;
  /** Somewhere in the recorded body, or in the error's message. Looks at 2,000 executions a page. Only for who may read messages. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** From this moment on. */
  readonly receivedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this moment. */
  readonly receivedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Of the latest attempt. Looks at 2,000 executions a page. */
  readonly minDurationMs?: InputMaybe<Scalars['Float']['input']>;
  /** Of the error. */
  readonly errorFingerprint?: InputMaybe<Scalars['ID']['input']>;
  /** Whose code ran. Looks at 2,000 executions a page. */
  readonly deploymentId?: InputMaybe<Scalars['ID']['input']>;
};

/** How long the points of a series are. Buckets begin at full units, UTC. */
export type Bucket =
  /** Kept for 8 days. */
  | 'MINUTE'
  /** Kept for 32 days. */
  | 'FIVE_MINUTES'
  /** Kept for 92 days. */
  | 'HOUR'
  /** Kept for 400 days. */
  | 'DAY'
  /** The shortest that are kept for the whole range and make no more than 400 points. */
  | 'AUTO';

/** What there is a series for. */
export type SeriesGroup =
  /** All messages of the environment. */
  | 'ENVIRONMENT'
  /** Each route. */
  | 'ROUTE'
  /** Each step of each route: received is what went in, succeeded what went out. */
  | 'STEP'
  /** Each way in which messages end. */
  | 'OUTCOME';

/** How something went over time. */
export type Series = {
  readonly __typename?: 'Series';
  /** What it is of: an id, for a step with its position from 0 and its kind, or an outcome. */
  readonly key: Scalars['String']['output'];
  /** The same, to be read. */
  readonly label: Scalars['String']['output'];
  /** One for each bucket, in order. */
  readonly points: ReadonlyArray<Point>;
};

/**
 * A bucket. Messages count where they were received, and where they ended, which may be in different buckets. Percentiles are of how long
 * attempts took, in milliseconds; null where there were none.
 */
export type Point = {
  readonly __typename?: 'Point';
  /** When the bucket begins. */
  readonly at: Scalars['DateTime']['output'];
  /** Messages received for the first time. */
  readonly received: Scalars['Float']['output'];
  /** Messages that went through. */
  readonly succeeded: Scalars['Float']['output'];
  /** Messages that failed for good. */
  readonly failed: Scalars['Float']['output'];
  /** Messages that were dropped. */
  readonly dropped: Scalars['Float']['output'];
  /** Half of the attempts were not longer. */
  readonly p50?: Maybe<Scalars['Float']['output']>;
  /** 19 of 20 attempts were not longer. */
  readonly p95?: Maybe<Scalars['Float']['output']>;
  /** 99 of 100 attempts were not longer. */
  readonly p99?: Maybe<Scalars['Float']['output']>;
  /** Whether the bucket has not ended yet. */
  readonly partial: Scalars['Boolean']['output'];
};

/** Something that the caller can fix. Everything else is in `errors`, with a code in its `extensions`: `docs/api.md` lists them. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** What kind of problem it is. */
  readonly code: ErrorCode;
  /** What is wrong, in a sentence. */
  readonly message: Scalars['String']['output'];
  /** Where in the arguments: `["input", "url"]`. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What to do. */
  readonly hint?: Maybe<Scalars['String']['output']>;
  /** Whether the same request may succeed later. */
  readonly retryable: Scalars['Boolean']['output'];
};

/** Kinds of problems. */
export type ErrorCode =
  /** There is no such thing, or none that the caller may know of. */
  | 'NOT_FOUND'
  /** A value is not what it has to be. */
  | 'INVALID'
  /** Another request was there first. */
  | 'CONFLICT'
  /** The project has moved on since the revision that the caller saw. */
  | 'STALE_REVISION'
  /** The name belongs to another one. */
  | 'NAME_TAKEN'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There is no room for more. */
  | 'LIMIT_EXCEEDED'
  /** Something else is under way in the environment. */
  | 'ENVIRONMENT_LOCKED'
  /** What is deployed, or its configuration, is another one than when the plan was made. */
  | 'PLAN_STALE'
  /** The plan is too old. */
  | 'PLAN_EXPIRED'
  /** It is too late to cancel it, or too early. */
  | 'NOT_CANCELLABLE'
  /** There is nothing to go back to. */
  | 'NOT_ROLLBACKABLE'
  /** The name that confirms it is not the right one. */
  | 'DESTROY_NOT_CONFIRMED'
  /** The target refuses, or cannot be reached. */
  | 'PROVIDER_ERROR';

/** What every mutation answers. Where there are `userErrors`, nothing was done, and the results are null. */
export type MutationPayload = {
  /** What the caller can fix; empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Whether it was done before, under the same idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The one of the input. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** A message that failed for good, as it lies in the dead-letter queue of its route. */
export type DeadLetter = {
  readonly __typename?: 'DeadLetter';
  /** `dlq_…` */
  readonly id: Scalars['ID']['output'];
  /** The route's name. */
  readonly routeName: Scalars['String']['output'];
  /** The route, as it is in the newest revision. Null where it is gone. */
  readonly route?: Maybe<Route>;
  /** Where it ran. */
  readonly environment?: Maybe<Environment>;
  /** Of the message. */
  readonly messageId: Scalars['String']['output'];
  /** Id of the first message of the flow. */
  readonly correlationId: Scalars['String']['output'];
  /** The execution in which it failed; of a part, that of the message which was split. Null where it is no longer kept. */
  readonly execution?: Maybe<Execution>;
  /** Why it is one. */
  readonly reason: DeadLetterReason;
  /** How often it was received. */
  readonly receiveCount: Scalars['Int']['output'];
  /** When it came here. */
  readonly failedAt: Scalars['DateTime']['output'];
  /** When the queue removes it. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** How often it was sent again before. */
  readonly redriveCount: Scalars['Int']['output'];
  /** What it holds. */
  readonly payload: Payload;
};

/** Why a message is a dead letter. */
export type DeadLetterReason = {
  readonly __typename?: 'DeadLetterReason';
  /** Code of the error; `TOO_MANY_RECEIVES` where nobody said what became of it. */
  readonly code: Scalars['String']['output'];
  /** In words. */
  readonly message: Scalars['String']['output'];
  /** Where in the project's files: `processors.ts:12:9`. Null where nobody has said. */
  readonly sourceLocation?: Maybe<Scalars['String']['output']>;
};

/** Dead letters that failed in the same route with the same kind of error. */
export type DeadLetterGroup = {
  readonly __typename?: 'DeadLetterGroup';
  /** What filters take, also where there is no such route any more. */
  readonly routeId: Scalars['ID']['output'];
  /** The route's name. */
  readonly routeName: Scalars['String']['output'];
  /** What `reason.code` of each is. */
  readonly errorCode: Scalars['String']['output'];
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
  /** When the first of them came here. */
  readonly oldestAt: Scalars['DateTime']['output'];
  /** When the queue removes the first of them. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The last that came. */
  readonly latest: DeadLetter;
};

/** Dead letters, page by page. */
export type DeadLetterConnection = {
  readonly __typename?: 'DeadLetterConnection';
  /** The rows of the page. */
  readonly nodes: ReadonlyArray<DeadLetter>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many the filter finds. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Sends dead letters to their routes again, one after another. Goes on after a restart, and takes no letter twice. */
export type Redrive = {
  readonly __typename?: 'Redrive';
  /** `rdr_…` */
  readonly id: Scalars['ID']['output'];
  /** Where. */
  readonly environment?: Maybe<Environment>;
  /** How far it is. */
  readonly state: RedriveState;
  /** Why it could not go on. */
  readonly problem?: Maybe<Scalars['String']['output']>;
  /** Whether it has taken all its letters, was cancelled, or could not go on. */
  readonly done: Scalars['Boolean']['output'];
  /** How many letters there were when it began, within its limit. */
  readonly total: Scalars['Int']['output'];
  /** How many were sent again so far. */
  readonly sent: Scalars['Int']['output'];
  /** How many were passed over: gone by then, or with a body that the patch does not fit. */
  readonly skipped: Scalars['Int']['output'];
  /** How many of those sent have ended well by now. */
  readonly succeeded: Scalars['Int']['output'];
  /** How many of those sent have failed again by now. */
  readonly failedAgain: Scalars['Int']['output'];
  /** When to look again, in milliseconds; null when there is nothing to wait for. */
  readonly pollAfterMs?: Maybe<Scalars['Int']['output']>;
  /** Who began it. */
  readonly createdBy: Scalars['String']['output'];
  /** When it began. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was done. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** States of a redrive. */
export type RedriveState =
  /** Letters are being sent. */
  | 'RUNNING'
  /** All letters were taken. */
  | 'FINISHED'
  /** It was ended before. */
  | 'CANCELLED'
  /** It could not go on: `problem` says why. */
  | 'FAILED';

/** A line that a function wrote. */
export type LogLine = {
  readonly __typename?: 'LogLine';
  /** Of the line. */
  readonly id: Scalars['ID']['output'];
  /** When it was written. */
  readonly at: Scalars['DateTime']['output'];
  /** `debug`, `info`, `warn`, `error`. */
  readonly level: Scalars['String']['output'];
  /** The text. */
  readonly message: Scalars['String']['output'];
  /** The route's name. */
  readonly routeName: Scalars['String']['output'];
  /** The message it speaks of. */
  readonly messageId?: Maybe<Scalars['String']['output']>;
  /** Id of the first message of the flow. */
  readonly correlationId?: Maybe<Scalars['String']['output']>;
  /** Of the invocation. */
  readonly requestId?: Maybe<Scalars['String']['output']>;
  /** What was given along with the text. */
  readonly data?: Maybe<Scalars['JSON']['output']>;
};

/** Lines, page by page. */
export type LogConnection = {
  readonly __typename?: 'LogConnection';
  /** The lines of the page. */
  readonly nodes: ReadonlyArray<LogLine>;
  /** Where the page stands; its endCursor is there also where the page is empty. */
  readonly pageInfo: PageInfo;
};

/** All that is said must hold. */
export type DeadLetterFilter = {
  /** Any of these routes, at most 100. */
  readonly routeId?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Code of the error: `HTTP_404`, or `TOO_MANY_RECEIVES`. */
  readonly errorCode?: InputMaybe<Scalars['String']['input']>;
  /** From this moment on. */
  readonly failedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this moment. */
  readonly failedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Somewhere in the body. Only for who may read messages. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** All that is said must hold. */
export type LogFilter = {
  /** Any of these routes, at most 100. */
  readonly routeId?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Any of these levels. */
  readonly level?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Somewhere in the text. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** Only what was written for the message of this execution, in its route. */
  readonly executionId?: InputMaybe<Scalars['ID']['input']>;
  /** From this moment on. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A message to be sent. */
export type MessageSendInput = {
  /** Where to. */
  readonly environmentId: Scalars['ID']['input'];
  /** Which route is to have it. */
  readonly routeId: Scalars['ID']['input'];
  /** The text, up to 1,000,000 bytes. */
  readonly body: Scalars['String']['input'];
  /** Names and values, all texts. */
  readonly headers?: InputMaybe<Scalars['JSON']['input']>;
  /** Of a file or an http source: `text/csv`. */
  readonly contentType?: InputMaybe<Scalars['String']['input']>;
  /** Of a file source: the key of the object. One is made where none is given. */
  readonly objectKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether to wait for what becomes of it, up to 20 seconds. */
  readonly sync?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes sure that a repeat of the request sends nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Comes back in the payload. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** An execution whose message is to be sent again. */
export type ExecutionReplayInput = {
  /** Which. */
  readonly executionId: Scalars['ID']['input'];
  /** In place of the recorded body; needed where that was not recorded, or only its beginning. */
  readonly body?: InputMaybe<Scalars['String']['input']>;
  /** Names and values, all texts. Headers are not recorded: give those that the route needs. */
  readonly headers?: InputMaybe<Scalars['JSON']['input']>;
  /** Whether to wait for what becomes of it, up to 20 seconds. */
  readonly sync?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes sure that a repeat of the request sends nothing. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Comes back in the payload. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Dead letters to be sent again: either `ids` or `filter`. */
export type RedriveInput = {
  /** Where they are. */
  readonly environmentId: Scalars['ID']['input'];
  /** These, at most 1,000. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** All that it finds; an empty one finds all. */
  readonly filter?: InputMaybe<DeadLetterFilter>;
  /** In place of the body; only with a single id. */
  readonly body?: InputMaybe<Scalars['String']['input']>;
  /** A JSON Merge Patch (RFC 7396) to be applied to each body. Letters whose body is no JSON object are passed over. */
  readonly bodyPatch?: InputMaybe<Scalars['JSON']['input']>;
  /** How fast, 1 to 1,000. */
  readonly maxPerSecond?: InputMaybe<Scalars['Int']['input']>;
  /** How many at most; the oldest first. */
  readonly limit?: InputMaybe<Scalars['Int']['input']>;
  /** Whether only to count. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes sure that a repeat of the request begins nothing. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Comes back in the payload. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Dead letters to be removed: either `ids` or `filter`. */
export type DiscardInput = {
  /** Where they are. */
  readonly environmentId: Scalars['ID']['input'];
  /** These, at most 1,000. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** All that it finds; an empty one finds all. */
  readonly filter?: InputMaybe<DeadLetterFilter>;
  /** Why: for the audit log. */
  readonly reason: Scalars['String']['input'];
  /** Whether only to count. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes sure that a repeat of the request removes nothing. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Comes back in the payload. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What sending answers. */
export type MessageSendPayload = MutationPayload & {
  readonly __typename?: 'MessageSendPayload';
  /** Of the message that was sent. */
  readonly messageId?: Maybe<Scalars['String']['output']>;
  /** What has become of it, where that is known by now. */
  readonly execution?: Maybe<Execution>;
  /** What a route with `respond` answered. */
  readonly response?: Maybe<RouteResponse>;
  /** What the caller can fix; empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Whether it was done before, under the same idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The one of the input. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** The answer of a synchronous route. */
export type RouteResponse = {
  readonly __typename?: 'RouteResponse';
  /** The status of HTTP. */
  readonly status: Scalars['Int']['output'];
  /** Names in small letters, and values. */
  readonly headers: Scalars['JSON']['output'];
  /** The text. */
  readonly body: Scalars['String']['output'];
};

/** What the mutations of redrives answer. */
export type RedrivePayload = MutationPayload & {
  readonly __typename?: 'RedrivePayload';
  /** The redrive that was begun or ended. Null for a dry run, and where there was nothing to send. */
  readonly redrive?: Maybe<Redrive>;
  /** How many letters it is about. */
  readonly matched?: Maybe<Scalars['Int']['output']>;
  /** What the caller can fix; empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Whether it was done before, under the same idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The one of the input. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What removing dead letters answers. */
export type DiscardPayload = MutationPayload & {
  readonly __typename?: 'DiscardPayload';
  /** How many letters were found. */
  readonly matched?: Maybe<Scalars['Int']['output']>;
  /** How many were removed: none by a dry run. */
  readonly discarded?: Maybe<Scalars['Int']['output']>;
  /** What the caller can fix; empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Whether it was done before, under the same idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The one of the input. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What a step did. Attempts count each time, and so do the parts of a split. */
export type StepStats = {
  readonly __typename?: 'StepStats';
  /** Its position in the route, from 0. */
  readonly stepId: Scalars['ID']['output'];
  /** `SPLIT`, `PROCESS` and so on. Where the route was changed in the range, one position may have had several. */
  readonly kind: Scalars['String']['output'];
  /** How often it was called. */
  readonly in: Scalars['Float']['output'];
  /** What it passed on. */
  readonly out: Scalars['Float']['output'];
  /** What ended there without an error. */
  readonly dropped: Scalars['Float']['output'];
  /** What it failed on. */
  readonly failed: Scalars['Float']['output'];
  /** How long it took in an attempt, all its calls together. */
  readonly duration: Percentiles;
};

/**
 * Errors that are the same but for values in their messages: numbers, ids, what stands in quotes. Kinds are told apart by code, step and
 * the rest of the message.
 */
export type ErrorGroup = {
  readonly __typename?: 'ErrorGroup';
  /** Of `Execution.error`, too; `executions(filter: { errorFingerprint })` finds them. */
  readonly fingerprint: Scalars['ID']['output'];
  /** `HTTP_404`, `ECONNRESET`, or the name of the error. */
  readonly code: Scalars['String']['output'];
  /** That of the latest. */
  readonly message: Scalars['String']['output'];
  /** Position of the step that failed; null where no step did. */
  readonly stepId?: Maybe<Scalars['ID']['output']>;
  /** Attempts that ended with it in the range. */
  readonly count: Scalars['Float']['output'];
  /** Those that were the last of their message. */
  readonly failed: Scalars['Float']['output'];
  /** The first one ever, in this environment. */
  readonly firstSeen: Scalars['DateTime']['output'];
  /** The latest one. */
  readonly lastSeen: Scalars['DateTime']['output'];
  /** The number of the revision that ran when it came first. */
  readonly sinceRevision: Scalars['Int']['output'];
  /** The latest, while it is kept. */
  readonly sample?: Maybe<Execution>;
};

/** What lies in a queue. */
export type QueueDepth = {
  readonly __typename?: 'QueueDepth';
  /** Can be received now. */
  readonly visible: Scalars['Float']['output'];
  /** Received, and not done yet. */
  readonly inFlight: Scalars['Float']['output'];
  /** Waiting for its time. */
  readonly delayed: Scalars['Float']['output'];
  /** How long the oldest has been there; null where nobody knows, and where the queue is empty. */
  readonly oldestAgeSeconds?: Maybe<Scalars['Int']['output']>;
  /** When it was counted. */
  readonly measuredAt: Scalars['DateTime']['output'];
};

/** How something does, by the messages of a while. `docs/metrics.md` has the thresholds. */
export type Health =
  /** Nearly everything goes through. */
  | 'HEALTHY'
  /** One message in twenty fails, or one attempt in four has to be repeated. */
  | 'DEGRADED'
  /** Half of the messages fail, or none gets through. */
  | 'FAILING'
  /** Nothing was to be done. */
  | 'IDLE'
  /** Records wait to be counted. */
  | 'UNKNOWN';

/** How messages went before and after a deployment. */
export type DeploymentImpact = {
  readonly __typename?: 'DeploymentImpact';
  /** As long as `after`, up to the minute in which it ended. */
  readonly before: Stats;
  /** From the minute after that one. */
  readonly after: Stats;
  /** How the environment does after it; `DEGRADED` also where errors or the 95th percentile of durations have doubled. */
  readonly verdict: Health;
};

/** An amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** Decimal, six digits: `0.012345`. */
  readonly amount: Scalars['String']['output'];
  /** `USD` */
  readonly currency: Scalars['String']['output'];
};

/**
 * What messages would have cost on AWS, by what was measured of them and the list prices of a day; and what AWS has billed. Nothing is
 * paid for what runs in the local cloud.
 */
export type CostReport = {
  readonly __typename?: 'CostReport';
  /** What AWS has billed for the environments, by their tags: for the whole days, UTC, that the range touches. Null where that is not known. */
  readonly actual?: Maybe<ActualCost>;
  /** Why `actual` is null, and what to do about it. */
  readonly actualMissing?: Maybe<Scalars['String']['output']>;
  /** For the range. */
  readonly estimated: Money;
  /** For 730 hours, if they went on like the range. */
  readonly projectedMonth: Money;
  /**
   * What a million more messages that routes receive would cost, if they were like these: without what is billed by the hour, such as
   * polling. Null where none was received.
   */
  readonly perMillionMessages?: Maybe<Money>;
  /** What it is made of. */
  readonly lines: ReadonlyArray<CostLine>;
  /** What is taken for granted, in words. */
  readonly assumptions: ReadonlyArray<Scalars['String']['output']>;
  /** Region and day of the prices. */
  readonly priceListVersion: Scalars['String']['output'];
};

/** What a provider has billed. */
export type ActualCost = {
  readonly __typename?: 'ActualCost';
  /** Decimal, six digits: `0.012345`. */
  readonly amount: Scalars['String']['output'];
  /** `USD` */
  readonly currency: Scalars['String']['output'];
  /** Until when costs are known: the last days may be missing, since bills come a day late. */
  readonly through: Scalars['DateTime']['output'];
};

/** What there is a line for. */
export type CostGroup =
  /** Each item on AWS's bill. */
  | 'SERVICE'
  /** Each route. */
  | 'ROUTE'
  /** Each item of each route. */
  | 'RESOURCE'
  /** Each day of the range, UTC; a day counts whole. */
  | 'DAY';

/** A part of the cost. */
export type CostLine = {
  readonly __typename?: 'CostLine';
  /** Tells lines apart. */
  readonly key: Scalars['String']['output'];
  /** The same, to be read. */
  readonly label: Scalars['String']['output'];
  /** Where it is a route's, and the route is in the newest revision. */
  readonly route?: Maybe<Route>;
  /** How much of it. */
  readonly quantity: Scalars['Float']['output'];
  /** `request`, `GB-second`, `message` and so on. */
  readonly unit: Scalars['String']['output'];
  /** Decimal, in dollars; where cheaper tiers are reached, on average. Null for messages: they have no price of their own. */
  readonly unitPrice?: Maybe<Scalars['String']['output']>;
  /** For the quantity. */
  readonly amount: Money;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Project: Project;
  Environment: Environment;
  Route: Route;
  Deployment: Deployment;
  Execution: Execution;
  DeadLetter: DeadLetter;
  Redrive: Redrive;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Project:
    ( { __typename: 'Project' }
    & GraphQLRecursivePick<FederationTypes['Project'], {"id":true}> );
  Environment:
    ( { __typename: 'Environment' }
    & GraphQLRecursivePick<FederationTypes['Environment'], {"id":true}> );
  Route:
    ( { __typename: 'Route' }
    & GraphQLRecursivePick<FederationTypes['Route'], {"id":true}> );
  Deployment:
    ( { __typename: 'Deployment' }
    & GraphQLRecursivePick<FederationTypes['Deployment'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Deployment'], {"finishedAt":true}> ) );
  Execution:
    ( { __typename: 'Execution' }
    & GraphQLRecursivePick<FederationTypes['Execution'], {"id":true}> );
  DeadLetter:
    ( { __typename: 'DeadLetter' }
    & GraphQLRecursivePick<FederationTypes['DeadLetter'], {"id":true}> );
  Redrive:
    ( { __typename: 'Redrive' }
    & GraphQLRecursivePick<FederationTypes['Redrive'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  MutationPayload:
    | ( SendAnswer )
    | ( RedriveAnswer )
    | ( DiscardAnswer )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FeedPage: ResolverTypeWrapper<FeedPage>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordedLines: ResolverTypeWrapper<RecordedLines>;
  RefusedLine: ResolverTypeWrapper<RefusedLine>;
  Project: ResolverTypeWrapper<Reference>;
  Environment: ResolverTypeWrapper<Reference>;
  Route: ResolverTypeWrapper<Reference>;
  TimeRange: TimeRange;
  Deployment: ResolverTypeWrapper<DeploymentReference>;
  Stats: ResolverTypeWrapper<Stats>;
  Percentiles: ResolverTypeWrapper<Percentiles>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Execution: ResolverTypeWrapper<ExecutionRecord>;
  Outcome: Outcome;
  Attempt: ResolverTypeWrapper<Attempt>;
  Payload: ResolverTypeWrapper<PayloadView>;
  SentMessages: ResolverTypeWrapper<SentMessages>;
  PartCounts: ResolverTypeWrapper<PartCounts>;
  ExecutionError: ResolverTypeWrapper<Failure>;
  Span: ResolverTypeWrapper<Span>;
  BilledUsage: ResolverTypeWrapper<BilledUsage>;
  ExecutionConnection: ResolverTypeWrapper<Omit<ExecutionConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Execution']>, edges: ReadonlyArray<ResolversTypes['ExecutionEdge']> }>;
  ExecutionEdge: ResolverTypeWrapper<Omit<ExecutionEdge, 'node'> & { node: ResolversTypes['Execution'] }>;
  MessageTrace: ResolverTypeWrapper<Trace>;
  Hop: ResolverTypeWrapper<ExecutionRecord>;
  OutcomeCount: ResolverTypeWrapper<OutcomeCount>;
  ExecutionFilter: ExecutionFilter;
  Bucket: Bucket;
  SeriesGroup: SeriesGroup;
  Series: ResolverTypeWrapper<Series>;
  Point: ResolverTypeWrapper<Point>;
  UserError: ResolverTypeWrapper<UserError>;
  ErrorCode: ErrorCode;
  MutationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['MutationPayload']>;
  DeadLetter: ResolverTypeWrapper<LetterView>;
  DeadLetterReason: ResolverTypeWrapper<DeadLetterReason>;
  DeadLetterGroup: ResolverTypeWrapper<LetterGroupView>;
  DeadLetterConnection: ResolverTypeWrapper<Omit<DeadLetterConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['DeadLetter']> }>;
  Redrive: ResolverTypeWrapper<RedriveRecord>;
  RedriveState: RedriveState;
  LogLine: ResolverTypeWrapper<LogLineView>;
  LogConnection: ResolverTypeWrapper<Omit<LogConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['LogLine']> }>;
  DeadLetterFilter: DeadLetterFilter;
  LogFilter: LogFilter;
  MessageSendInput: MessageSendInput;
  ExecutionReplayInput: ExecutionReplayInput;
  RedriveInput: RedriveInput;
  DiscardInput: DiscardInput;
  MessageSendPayload: ResolverTypeWrapper<SendAnswer>;
  RouteResponse: ResolverTypeWrapper<RouteResponse>;
  RedrivePayload: ResolverTypeWrapper<RedriveAnswer>;
  DiscardPayload: ResolverTypeWrapper<DiscardAnswer>;
  StepStats: ResolverTypeWrapper<StepStats>;
  ErrorGroup: ResolverTypeWrapper<ErrorGroupView>;
  QueueDepth: ResolverTypeWrapper<QueueDepth>;
  Health: Health;
  DeploymentImpact: ResolverTypeWrapper<DeploymentImpact>;
  Money: ResolverTypeWrapper<Money>;
  CostReport: ResolverTypeWrapper<CostReportView>;
  ActualCost: ResolverTypeWrapper<ActualCost>;
  CostGroup: CostGroup;
  CostLine: ResolverTypeWrapper<Omit<CostLine, 'route'> & { route?: Maybe<ResolversTypes['Route']> }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  JSON: Scalars['JSON']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Float: Scalars['Float']['output'];
  FeedPage: FeedPage;
  Boolean: Scalars['Boolean']['output'];
  Mutation: Record<PropertyKey, never>;
  RecordedLines: RecordedLines;
  RefusedLine: RefusedLine;
  Project: Reference;
  Environment: Reference;
  Route: Reference;
  TimeRange: TimeRange;
  Deployment: DeploymentReference;
  Stats: Stats;
  Percentiles: Percentiles;
  PageInfo: PageInfo;
  Execution: ExecutionRecord;
  Attempt: Attempt;
  Payload: PayloadView;
  SentMessages: SentMessages;
  PartCounts: PartCounts;
  ExecutionError: Failure;
  Span: Span;
  BilledUsage: BilledUsage;
  ExecutionConnection: Omit<ExecutionConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Execution']>, edges: ReadonlyArray<ResolversParentTypes['ExecutionEdge']> };
  ExecutionEdge: Omit<ExecutionEdge, 'node'> & { node: ResolversParentTypes['Execution'] };
  MessageTrace: Trace;
  Hop: ExecutionRecord;
  OutcomeCount: OutcomeCount;
  ExecutionFilter: ExecutionFilter;
  Series: Series;
  Point: Point;
  UserError: UserError;
  MutationPayload: ResolversInterfaceTypes<ResolversParentTypes>['MutationPayload'];
  DeadLetter: LetterView;
  DeadLetterReason: DeadLetterReason;
  DeadLetterGroup: LetterGroupView;
  DeadLetterConnection: Omit<DeadLetterConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['DeadLetter']> };
  Redrive: RedriveRecord;
  LogLine: LogLineView;
  LogConnection: Omit<LogConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['LogLine']> };
  DeadLetterFilter: DeadLetterFilter;
  LogFilter: LogFilter;
  MessageSendInput: MessageSendInput;
  ExecutionReplayInput: ExecutionReplayInput;
  RedriveInput: RedriveInput;
  DiscardInput: DiscardInput;
  MessageSendPayload: SendAnswer;
  RouteResponse: RouteResponse;
  RedrivePayload: RedriveAnswer;
  DiscardPayload: DiscardAnswer;
  StepStats: StepStats;
  ErrorGroup: ErrorGroupView;
  QueueDepth: QueueDepth;
  DeploymentImpact: DeploymentImpact;
  Money: Money;
  CostReport: CostReportView;
  ActualCost: ActualCost;
  CostLine: Omit<CostLine, 'route'> & { route?: Maybe<ResolversParentTypes['Route']> };
  String: Scalars['String']['output'];
};

export type AccessDirectiveArgs = {
  to: Scalars['String']['input'];
  of?: Maybe<Scalars['String']['input']>;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = Context, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  deadLetter?: Resolver<Maybe<ResolversTypes['DeadLetter']>, ParentType, ContextType, RequireFields<QueryDeadLetterArgs, 'id'>>;
  redrive?: Resolver<Maybe<ResolversTypes['Redrive']>, ParentType, ContextType, RequireFields<QueryRedriveArgs, 'id'>>;
  execution?: Resolver<Maybe<ResolversTypes['Execution']>, ParentType, ContextType, RequireFields<QueryExecutionArgs, 'id'>>;
  trace?: Resolver<Maybe<ResolversTypes['MessageTrace']>, ParentType, ContextType, RequireFields<QueryTraceArgs, 'environmentId' | 'ref' | 'first'>>;
  metricsFeed?: Resolver<ResolversTypes['FeedPage'], ParentType, ContextType, RequireFields<QueryMetricsFeedArgs, 'limit' | 'waitMs'>>;
};

export type FeedPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeedPage'] = ResolversParentTypes['FeedPage']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  place?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  gap?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  messageSend?: Resolver<ResolversTypes['MessageSendPayload'], ParentType, ContextType, RequireFields<MutationMessageSendArgs, 'input'>>;
  executionReplay?: Resolver<ResolversTypes['MessageSendPayload'], ParentType, ContextType, RequireFields<MutationExecutionReplayArgs, 'input'>>;
  deadLetterRedrive?: Resolver<ResolversTypes['RedrivePayload'], ParentType, ContextType, RequireFields<MutationDeadLetterRedriveArgs, 'input'>>;
  deadLetterDiscard?: Resolver<ResolversTypes['DiscardPayload'], ParentType, ContextType, RequireFields<MutationDeadLetterDiscardArgs, 'input'>>;
  redriveCancel?: Resolver<ResolversTypes['RedrivePayload'], ParentType, ContextType, RequireFields<MutationRedriveCancelArgs, 'id'>>;
  executionsRecord?: Resolver<ResolversTypes['RecordedLines'], ParentType, ContextType, RequireFields<MutationExecutionsRecordArgs, 'environmentId' | 'deploymentId' | 'revision' | 'memoryMb' | 'lines'>>;
  countsForget?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationCountsForgetArgs, 'projectId'>>;
};

export type RecordedLinesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordedLines'] = ResolversParentTypes['RecordedLines']> = {
  counted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  repeated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ReadonlyArray<ResolversTypes['RefusedLine']>, ParentType, ContextType>;
};

export type RefusedLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefusedLine'] = ResolversParentTypes['RefusedLine']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project'], FederationReferenceType extends FederationReferenceTypes['Project'] = FederationReferenceTypes['Project']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Project']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stats?: Resolver<Maybe<ResolversTypes['Stats']>, ParentType, ContextType, RequireFields<ProjectStatsArgs, 'range'>>;
  cost?: Resolver<Maybe<ResolversTypes['CostReport']>, ParentType, ContextType, RequireFields<ProjectCostArgs, 'range' | 'groupBy'>>;
};

export type EnvironmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Environment'] = ResolversParentTypes['Environment'], FederationReferenceType extends FederationReferenceTypes['Environment'] = FederationReferenceTypes['Environment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Environment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stats?: Resolver<Maybe<ResolversTypes['Stats']>, ParentType, ContextType, RequireFields<EnvironmentStatsArgs, 'range'>>;
  series?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Series']>>, ParentType, ContextType, RequireFields<EnvironmentSeriesArgs, 'range' | 'bucket' | 'groupBy' | 'first'>>;
  health?: Resolver<Maybe<ResolversTypes['Health']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['CostReport']>, ParentType, ContextType, RequireFields<EnvironmentCostArgs, 'range' | 'groupBy'>>;
  executions?: Resolver<ResolversTypes['ExecutionConnection'], ParentType, ContextType, RequireFields<EnvironmentExecutionsArgs, 'first'>>;
  deadLetters?: Resolver<Maybe<ResolversTypes['DeadLetterConnection']>, ParentType, ContextType, RequireFields<EnvironmentDeadLettersArgs, 'first'>>;
  deadLetterGroups?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DeadLetterGroup']>>, ParentType, ContextType, Partial<EnvironmentDeadLetterGroupsArgs>>;
  redrives?: Resolver<ReadonlyArray<ResolversTypes['Redrive']>, ParentType, ContextType, RequireFields<EnvironmentRedrivesArgs, 'first'>>;
  logs?: Resolver<Maybe<ResolversTypes['LogConnection']>, ParentType, ContextType, RequireFields<EnvironmentLogsArgs, 'first' | 'waitMs'>>;
};

export type RouteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Route'] = ResolversParentTypes['Route'], FederationReferenceType extends FederationReferenceTypes['Route'] = FederationReferenceTypes['Route']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Route']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stats?: Resolver<Maybe<ResolversTypes['Stats']>, ParentType, ContextType, RequireFields<RouteStatsArgs, 'environmentId' | 'range'>>;
  series?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Series']>>, ParentType, ContextType, RequireFields<RouteSeriesArgs, 'environmentId' | 'range' | 'bucket'>>;
  stepStats?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StepStats']>>, ParentType, ContextType, RequireFields<RouteStepStatsArgs, 'environmentId' | 'range'>>;
  errorGroups?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ErrorGroup']>>, ParentType, ContextType, RequireFields<RouteErrorGroupsArgs, 'environmentId' | 'range'>>;
  queueDepth?: Resolver<Maybe<ResolversTypes['QueueDepth']>, ParentType, ContextType, RequireFields<RouteQueueDepthArgs, 'environmentId'>>;
  executions?: Resolver<Maybe<ResolversTypes['ExecutionConnection']>, ParentType, ContextType, RequireFields<RouteExecutionsArgs, 'environmentId' | 'first'>>;
};

export type DeploymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Deployment'] = ResolversParentTypes['Deployment'], FederationReferenceType extends FederationReferenceTypes['Deployment'] = FederationReferenceTypes['Deployment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Deployment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  impact?: Resolver<Maybe<ResolversTypes['DeploymentImpact']>, ParentType, ContextType>;
};

export type StatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Stats'] = ResolversParentTypes['Stats']> = {
  received?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  succeeded?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  dropped?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  inFlight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  retried?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  deadLettered?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  emitted?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  bytesIn?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  duration?: Resolver<ResolversTypes['Percentiles'], ParentType, ContextType>;
  endToEnd?: Resolver<ResolversTypes['Percentiles'], ParentType, ContextType>;
  coldStarts?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  errorRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PercentilesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Percentiles'] = ResolversParentTypes['Percentiles']> = {
  p50?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p90?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p95?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p99?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  avg?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  samples?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExecutionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Execution'] = ResolversParentTypes['Execution'], FederationReferenceType extends FederationReferenceTypes['Execution'] = FederationReferenceTypes['Execution']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Execution']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  routeName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['Route']>, ParentType, ContextType>;
  environment?: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType>;
  deployment?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  objectKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Execution']>, ParentType, ContextType>;
  children?: Resolver<ResolversTypes['ExecutionConnection'], ParentType, ContextType, RequireFields<ExecutionChildrenArgs, 'first'>>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  dropReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  attempts?: Resolver<ReadonlyArray<ResolversTypes['Attempt']>, ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  waitMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  coldStart?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hops?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  replayOf?: Resolver<Maybe<ResolversTypes['Execution']>, ParentType, ContextType>;
  input?: Resolver<ResolversTypes['Payload'], ParentType, ContextType>;
  bytesIn?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  bytesOut?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sent?: Resolver<ReadonlyArray<ResolversTypes['SentMessages']>, ParentType, ContextType>;
  parts?: Resolver<Maybe<ResolversTypes['PartCounts']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['ExecutionError']>, ParentType, ContextType>;
  spans?: Resolver<ReadonlyArray<ResolversTypes['Span']>, ParentType, ContextType>;
  billed?: Resolver<ResolversTypes['BilledUsage'], ParentType, ContextType>;
};

export type AttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attempt'] = ResolversParentTypes['Attempt']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  coldStart?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  errorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payload'] = ResolversParentTypes['Payload']> = {
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<PayloadTextArgs, 'first'>>;
  captured?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  redacted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  headers?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type SentMessagesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SentMessages'] = ResolversParentTypes['SentMessages']> = {
  endpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PartCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartCounts'] = ResolversParentTypes['PartCounts']> = {
  made?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  succeeded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dropped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retrying?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExecutionErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExecutionError'] = ResolversParentTypes['ExecutionError']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  step?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sourceLocation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stack?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problems?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  fingerprint?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SpanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Span'] = ResolversParentTypes['Span']> = {
  step?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errors?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type BilledUsageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BilledUsage'] = ResolversParentTypes['BilledUsage']> = {
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  memoryMb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gbSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ExecutionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExecutionConnection'] = ResolversParentTypes['ExecutionConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Execution']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ExecutionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ExecutionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExecutionEdge'] = ResolversParentTypes['ExecutionEdge']> = {
  node?: Resolver<ResolversTypes['Execution'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MessageTraceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageTrace'] = ResolversParentTypes['MessageTrace']> = {
  correlationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  hops?: Resolver<ReadonlyArray<ResolversTypes['Hop']>, ParentType, ContextType>;
  hopCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['OutcomeCount']>, ParentType, ContextType>;
  routes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Hop'] = ResolversParentTypes['Hop']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endpoint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  routeName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  waitMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  execution?: Resolver<ResolversTypes['Execution'], ParentType, ContextType>;
};

export type OutcomeCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeCount'] = ResolversParentTypes['OutcomeCount']> = {
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Series'] = ResolversParentTypes['Series']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['Point']>, ParentType, ContextType>;
};

export type PointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Point'] = ResolversParentTypes['Point']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  succeeded?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  dropped?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p50?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p95?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p99?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  partial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MutationPayload'] = ResolversParentTypes['MutationPayload']> = {
  __resolveType: TypeResolveFn<'MessageSendPayload' | 'RedrivePayload' | 'DiscardPayload', ParentType, ContextType>;
};

export type DeadLetterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetter'] = ResolversParentTypes['DeadLetter'], FederationReferenceType extends FederationReferenceTypes['DeadLetter'] = FederationReferenceTypes['DeadLetter']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DeadLetter']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  routeName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['Route']>, ParentType, ContextType>;
  environment?: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  execution?: Resolver<Maybe<ResolversTypes['Execution']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['DeadLetterReason'], ParentType, ContextType>;
  receiveCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  redriveCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['Payload'], ParentType, ContextType>;
};

export type DeadLetterReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetterReason'] = ResolversParentTypes['DeadLetterReason']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceLocation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DeadLetterGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetterGroup'] = ResolversParentTypes['DeadLetterGroup']> = {
  routeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  routeName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  errorCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldestAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  latest?: Resolver<ResolversTypes['DeadLetter'], ParentType, ContextType>;
};

export type DeadLetterConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetterConnection'] = ResolversParentTypes['DeadLetterConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DeadLetter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RedriveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Redrive'] = ResolversParentTypes['Redrive'], FederationReferenceType extends FederationReferenceTypes['Redrive'] = FederationReferenceTypes['Redrive']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Redrive']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  environment?: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RedriveState'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  succeeded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failedAgain?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pollAfterMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LogLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogLine'] = ResolversParentTypes['LogLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  routeName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  correlationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  data?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type LogConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogConnection'] = ResolversParentTypes['LogConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LogLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageSendPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageSendPayload'] = ResolversParentTypes['MessageSendPayload']> = {
  messageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  execution?: Resolver<Maybe<ResolversTypes['Execution']>, ParentType, ContextType>;
  response?: Resolver<Maybe<ResolversTypes['RouteResponse']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RouteResponseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteResponse'] = ResolversParentTypes['RouteResponse']> = {
  status?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  headers?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RedrivePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RedrivePayload'] = ResolversParentTypes['RedrivePayload']> = {
  redrive?: Resolver<Maybe<ResolversTypes['Redrive']>, ParentType, ContextType>;
  matched?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DiscardPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscardPayload'] = ResolversParentTypes['DiscardPayload']> = {
  matched?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  discarded?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StepStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StepStats'] = ResolversParentTypes['StepStats']> = {
  stepId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  in?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  out?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  dropped?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  duration?: Resolver<ResolversTypes['Percentiles'], ParentType, ContextType>;
};

export type ErrorGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ErrorGroup'] = ResolversParentTypes['ErrorGroup']> = {
  fingerprint?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stepId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  firstSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sinceRevision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sample?: Resolver<Maybe<ResolversTypes['Execution']>, ParentType, ContextType>;
};

export type QueueDepthResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueDepth'] = ResolversParentTypes['QueueDepth']> = {
  visible?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  inFlight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  delayed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  oldestAgeSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  measuredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DeploymentImpactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentImpact'] = ResolversParentTypes['DeploymentImpact']> = {
  before?: Resolver<ResolversTypes['Stats'], ParentType, ContextType>;
  after?: Resolver<ResolversTypes['Stats'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CostReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CostReport'] = ResolversParentTypes['CostReport']> = {
  actual?: Resolver<Maybe<ResolversTypes['ActualCost']>, ParentType, ContextType>;
  actualMissing?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  estimated?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  projectedMonth?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  perMillionMessages?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['CostLine']>, ParentType, ContextType>;
  assumptions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  priceListVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActualCostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActualCost'] = ResolversParentTypes['ActualCost']> = {
  amount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  through?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CostLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CostLine'] = ResolversParentTypes['CostLine']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['Route']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  FeedPage?: FeedPageResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  RecordedLines?: RecordedLinesResolvers<ContextType>;
  RefusedLine?: RefusedLineResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  Environment?: EnvironmentResolvers<ContextType>;
  Route?: RouteResolvers<ContextType>;
  Deployment?: DeploymentResolvers<ContextType>;
  Stats?: StatsResolvers<ContextType>;
  Percentiles?: PercentilesResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Execution?: ExecutionResolvers<ContextType>;
  Attempt?: AttemptResolvers<ContextType>;
  Payload?: PayloadResolvers<ContextType>;
  SentMessages?: SentMessagesResolvers<ContextType>;
  PartCounts?: PartCountsResolvers<ContextType>;
  ExecutionError?: ExecutionErrorResolvers<ContextType>;
  Span?: SpanResolvers<ContextType>;
  BilledUsage?: BilledUsageResolvers<ContextType>;
  ExecutionConnection?: ExecutionConnectionResolvers<ContextType>;
  ExecutionEdge?: ExecutionEdgeResolvers<ContextType>;
  MessageTrace?: MessageTraceResolvers<ContextType>;
  Hop?: HopResolvers<ContextType>;
  OutcomeCount?: OutcomeCountResolvers<ContextType>;
  Series?: SeriesResolvers<ContextType>;
  Point?: PointResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  DeadLetterReason?: DeadLetterReasonResolvers<ContextType>;
  DeadLetterGroup?: DeadLetterGroupResolvers<ContextType>;
  DeadLetterConnection?: DeadLetterConnectionResolvers<ContextType>;
  Redrive?: RedriveResolvers<ContextType>;
  LogLine?: LogLineResolvers<ContextType>;
  LogConnection?: LogConnectionResolvers<ContextType>;
  MessageSendPayload?: MessageSendPayloadResolvers<ContextType>;
  RouteResponse?: RouteResponseResolvers<ContextType>;
  RedrivePayload?: RedrivePayloadResolvers<ContextType>;
  DiscardPayload?: DiscardPayloadResolvers<ContextType>;
  StepStats?: StepStatsResolvers<ContextType>;
  ErrorGroup?: ErrorGroupResolvers<ContextType>;
  QueueDepth?: QueueDepthResolvers<ContextType>;
  DeploymentImpact?: DeploymentImpactResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  CostReport?: CostReportResolvers<ContextType>;
  ActualCost?: ActualCostResolvers<ContextType>;
  CostLine?: CostLineResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
};
