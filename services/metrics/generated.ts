// Made by `npm run schema` from schema/metrics.graphql. Not to be edited.

import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Context } from './context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
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
  /** Events of this service, for whoever follows them. */
  readonly metricsFeed: FeedPage;
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
  /**
   * Takes the lines that executors write, one or more per invocation. A line that was taken before is not counted again, so whoever
   * got no answer sends the same lines once more; once there is an answer, what was counted stays counted.
   */
  readonly executionsRecord: RecordedLines;
  /** Removes what there is of a project that was deleted. Can be repeated. */
  readonly countsForget: Scalars['Boolean']['output'];
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
};


/** A set of routes with their processors; the unit of access control. */
export type ProjectStatsArgs = {
  range: TimeRange;
};

/** Where a revision is deployed: a name, a target, variables, secrets. */
export type Environment = {
  readonly __typename?: 'Environment';
  /** `env_…` */
  readonly id: Scalars['ID']['output'];
  /** Of all routes. Null, with an error, as for projects. */
  readonly stats?: Maybe<Stats>;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentStatsArgs = {
  range: TimeRange;
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
};


/** A name, one source, ordered steps, targets. */
export type RouteStatsArgs = {
  environmentId: Scalars['ID']['input'];
  range: TimeRange;
};

/**
 * A stretch of time in whole minutes, UTC: either `last`, or `from` with or without `to`. Counts are kept for 90 days, so it starts
 * no earlier.
 */
export type TimeRange = {
  /** The first minute. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The end, which is not part of it; a minute that has begun counts whole. Now, where it is not given. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
  /** The last while, the running minute included: `15m`, `1h`, `7d`. */
  readonly last?: InputMaybe<Scalars['String']['input']>;
};

/**
 * What became of messages. received = succeeded + failed + dropped + inFlight, in every answer; an environment's are the sums of its
 * routes', and a project's of its environments'.
 *
 * Counts are whole numbers. They are Floats since those of a busy project do not fit into 32 bits.
 */
export type Stats = {
  readonly __typename?: 'Stats';
  /**
   * Messages that a route received for the first time in the range. Where more ended in the range than were received in it (they
   * were in flight when it began), those that ended.
   */
  readonly received: Scalars['Float']['output'];
  /** Messages that went through the route. */
  readonly succeeded: Scalars['Float']['output'];
  /** Messages that failed for good and were dead-lettered. */
  readonly failed: Scalars['Float']['output'];
  /** Messages that ended without an error and without going on: filtered, dropped by a function. */
  readonly dropped: Scalars['Float']['output'];
  /** Received in the range and not ended in it: being worked on, or waiting for another attempt. */
  readonly inFlight: Scalars['Float']['output'];
  /** failed / (succeeded + failed + dropped), from 0 to 1; 0 where nothing ended. */
  readonly errorRate: Scalars['Float']['output'];
  /** The first minute of the range. */
  readonly from: Scalars['DateTime']['output'];
  /** The end of the range, which is not part of it. */
  readonly to: Scalars['DateTime']['output'];
  /** When the counts were read. What executors wrote but nobody had recorded by then is not in them. */
  readonly asOf: Scalars['DateTime']['output'];
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
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  FeedPage: ResolverTypeWrapper<FeedPage>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  RecordedLines: ResolverTypeWrapper<RecordedLines>;
  RefusedLine: ResolverTypeWrapper<RefusedLine>;
  Project: ResolverTypeWrapper<Project>;
  Environment: ResolverTypeWrapper<Environment>;
  Route: ResolverTypeWrapper<Route>;
  TimeRange: TimeRange;
  Stats: ResolverTypeWrapper<Stats>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  JSON: Scalars['JSON']['output'];
  Query: Record<PropertyKey, never>;
  Float: Scalars['Float']['output'];
  Int: Scalars['Int']['output'];
  FeedPage: FeedPage;
  Boolean: Scalars['Boolean']['output'];
  Mutation: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  RecordedLines: RecordedLines;
  RefusedLine: RefusedLine;
  Project: Project | FederationReferenceTypes['Project'];
  Environment: Environment | FederationReferenceTypes['Environment'];
  Route: Route | FederationReferenceTypes['Route'];
  TimeRange: TimeRange;
  Stats: Stats;
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
  metricsFeed?: Resolver<ResolversTypes['FeedPage'], ParentType, ContextType, RequireFields<QueryMetricsFeedArgs, 'limit' | 'waitMs'>>;
};

export type FeedPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeedPage'] = ResolversParentTypes['FeedPage']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  place?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  gap?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
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
};

export type EnvironmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Environment'] = ResolversParentTypes['Environment'], FederationReferenceType extends FederationReferenceTypes['Environment'] = FederationReferenceTypes['Environment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Environment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stats?: Resolver<Maybe<ResolversTypes['Stats']>, ParentType, ContextType, RequireFields<EnvironmentStatsArgs, 'range'>>;
};

export type RouteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Route'] = ResolversParentTypes['Route'], FederationReferenceType extends FederationReferenceTypes['Route'] = FederationReferenceTypes['Route']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Route']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stats?: Resolver<Maybe<ResolversTypes['Stats']>, ParentType, ContextType, RequireFields<RouteStatsArgs, 'environmentId' | 'range'>>;
};

export type StatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Stats'] = ResolversParentTypes['Stats']> = {
  received?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  succeeded?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  dropped?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  inFlight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  errorRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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
  Stats?: StatsResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
};
