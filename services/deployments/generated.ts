// Made by `npm run schema` from schema/deployments.graphql. Not to be edited.

import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { WebhookRecord, DeliveryRecord, WebhookAnswer } from './webhooks/model.ts';
import type { Context } from './context.ts';
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
  | 'LIMIT_EXCEEDED';

/** What every mutation answers. Where there are `userErrors`, nothing was done, and the results are null. */
export type MutationPayload = {
  /** What the caller can fix; empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Whether it was done before, under the same idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The one of the input. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** Events of this service, for whoever follows them. */
  readonly deploymentsFeed: FeedPage;
};


export type QueryDeploymentsFeedArgs = {
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
  /** Registers a URL that is told what happens in a project. Its secret signs every delivery. */
  readonly webhookCreate: WebhookPayload;
  /** Sends a signed `ping` to the URL now, and answers with what came back, whatever it is. */
  readonly webhookTest: WebhookPayload;
  /** Removes a webhook with its deliveries. */
  readonly webhookDelete: WebhookPayload;
  /** Removes what there is of a project that was deleted. Can be repeated. */
  readonly webhooksForget: Scalars['Boolean']['output'];
};


export type MutationWebhookCreateArgs = {
  input: WebhookCreateInput;
};


export type MutationWebhookTestArgs = {
  id: Scalars['ID']['input'];
};


export type MutationWebhookDeleteArgs = {
  id: Scalars['ID']['input'];
};


export type MutationWebhooksForgetArgs = {
  projectId: Scalars['ID']['input'];
};

/** A set of routes with their processors; the unit of access control. */
export type Project = {
  readonly __typename?: 'Project';
  /** `prj_…` */
  readonly id: Scalars['ID']['output'];
  /** The oldest first. Null, with an error, for who may not manage webhooks. */
  readonly webhooks?: Maybe<ReadonlyArray<Webhook>>;
};

/**
 * A URL that is told what happens in a project: one POST with a JSON body for each event.
 *
 * Each request carries `routo-event` (what happened), `routo-delivery` (the id of the delivery) and `routo-signature:
 * t=<seconds since 1970>,v1=<hex>`, where `v1` is the HMAC-SHA256, under the webhook's secret, of `t`, a dot and the body as it was sent. A
 * receiver compares it in constant time, and refuses a `t` that is minutes old. Redirects are not followed. An answer has ten
 * seconds to arrive.
 */
export type Webhook = {
  readonly __typename?: 'Webhook';
  /** `whk_…` */
  readonly id: Scalars['ID']['output'];
  /** Where requests go. */
  readonly url: Scalars['String']['output'];
  /** What it is told of: names of events, or `*` for all. */
  readonly events: ReadonlyArray<Scalars['String']['output']>;
  /** When it was registered. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The latest first, at most 20. */
  readonly lastDeliveries: ReadonlyArray<WebhookDelivery>;
};

/** One request to a webhook, and what became of it. */
export type WebhookDelivery = {
  readonly __typename?: 'WebhookDelivery';
  /** `whd_…`, which the receiver has as `routo-delivery`. */
  readonly id: Scalars['ID']['output'];
  /** What it told: `ping`. */
  readonly event: Scalars['String']['output'];
  /** When it was sent. */
  readonly at: Scalars['DateTime']['output'];
  /** The status of the answer; null where none came. */
  readonly statusCode?: Maybe<Scalars['Int']['output']>;
  /** From the first look for the address to the end of the answer, or of waiting for it. */
  readonly durationMs: Scalars['Int']['output'];
  /** What was sent. */
  readonly request: WebhookRequest;
  /** The body of the answer as text, up to 4,000 bytes of it; null where none came. */
  readonly response?: Maybe<Scalars['String']['output']>;
  /** Why no answer came, or not all of it. */
  readonly error?: Maybe<Scalars['String']['output']>;
};

/** What was sent to a webhook. */
export type WebhookRequest = {
  readonly __typename?: 'WebhookRequest';
  /** Names in small letters, and values. */
  readonly headers: Scalars['JSON']['output'];
  /** The text that was signed. */
  readonly body: Scalars['String']['output'];
};

/** A webhook to register. */
export type WebhookCreateInput = {
  /** The project to be told of. */
  readonly projectId: Scalars['ID']['input'];
  /**
   * `https://` or `http://`, without user name and password. Addresses inside networks are refused, unless the installation names
   * the host in its setting `ROUTO_WEBHOOK_ALLOW`.
   */
  readonly url: Scalars['String']['input'];
  /** What to be told of: `ping`, which `webhookTest` sends, or `*` for all there will be. */
  readonly events: ReadonlyArray<Scalars['String']['input']>;
  /** Signs the deliveries: 16 to 256 visible ASCII characters. One is made where none is given. */
  readonly secret?: InputMaybe<Scalars['String']['input']>;
  /** Comes back in the payload. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What the mutations of webhooks answer. */
export type WebhookPayload = MutationPayload & {
  readonly __typename?: 'WebhookPayload';
  /** The webhook that was registered or tried. */
  readonly webhook?: Maybe<Webhook>;
  /** What signs the deliveries, where it was made here. Readable once, on creation. */
  readonly secret?: Maybe<Scalars['String']['output']>;
  /** The `ping` of `webhookTest`. */
  readonly delivery?: Maybe<WebhookDelivery>;
  /** The webhook that was removed. */
  readonly deletedId?: Maybe<Scalars['ID']['output']>;
  /** What the caller can fix; empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Always false here: creating has no idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The one of the input. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
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
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Project:
    ( { __typename: 'Project' }
    & GraphQLRecursivePick<FederationTypes['Project'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  MutationPayload: ( WebhookAnswer );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  UserError: ResolverTypeWrapper<UserError>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ErrorCode: ErrorCode;
  MutationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['MutationPayload']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  FeedPage: ResolverTypeWrapper<FeedPage>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Project: ResolverTypeWrapper<Omit<Project, 'webhooks'> & { webhooks?: Maybe<ReadonlyArray<ResolversTypes['Webhook']>> }>;
  Webhook: ResolverTypeWrapper<WebhookRecord>;
  WebhookDelivery: ResolverTypeWrapper<DeliveryRecord>;
  WebhookRequest: ResolverTypeWrapper<WebhookRequest>;
  WebhookCreateInput: WebhookCreateInput;
  WebhookPayload: ResolverTypeWrapper<WebhookAnswer>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  JSON: Scalars['JSON']['output'];
  UserError: UserError;
  Boolean: Scalars['Boolean']['output'];
  MutationPayload: ResolversInterfaceTypes<ResolversParentTypes>['MutationPayload'];
  Query: Record<PropertyKey, never>;
  Float: Scalars['Float']['output'];
  Int: Scalars['Int']['output'];
  FeedPage: FeedPage;
  Mutation: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Project: Omit<Project, 'webhooks'> & { webhooks?: Maybe<ReadonlyArray<ResolversParentTypes['Webhook']>> } | FederationReferenceTypes['Project'];
  Webhook: WebhookRecord;
  WebhookDelivery: DeliveryRecord;
  WebhookRequest: WebhookRequest;
  WebhookCreateInput: WebhookCreateInput;
  WebhookPayload: WebhookAnswer;
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

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MutationPayload'] = ResolversParentTypes['MutationPayload']> = {
  __resolveType: TypeResolveFn<'WebhookPayload', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  deploymentsFeed?: Resolver<ResolversTypes['FeedPage'], ParentType, ContextType, RequireFields<QueryDeploymentsFeedArgs, 'limit' | 'waitMs'>>;
};

export type FeedPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeedPage'] = ResolversParentTypes['FeedPage']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  place?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  gap?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  webhookCreate?: Resolver<ResolversTypes['WebhookPayload'], ParentType, ContextType, RequireFields<MutationWebhookCreateArgs, 'input'>>;
  webhookTest?: Resolver<ResolversTypes['WebhookPayload'], ParentType, ContextType, RequireFields<MutationWebhookTestArgs, 'id'>>;
  webhookDelete?: Resolver<ResolversTypes['WebhookPayload'], ParentType, ContextType, RequireFields<MutationWebhookDeleteArgs, 'id'>>;
  webhooksForget?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationWebhooksForgetArgs, 'projectId'>>;
};

export type ProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project'], FederationReferenceType extends FederationReferenceTypes['Project'] = FederationReferenceTypes['Project']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Project']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  webhooks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Webhook']>>, ParentType, ContextType>;
};

export type WebhookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Webhook'] = ResolversParentTypes['Webhook']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastDeliveries?: Resolver<ReadonlyArray<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  request?: Resolver<ResolversTypes['WebhookRequest'], ParentType, ContextType>;
  response?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WebhookRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookRequest'] = ResolversParentTypes['WebhookRequest']> = {
  headers?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookPayload'] = ResolversParentTypes['WebhookPayload']> = {
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  delivery?: Resolver<Maybe<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  UserError?: UserErrorResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  FeedPage?: FeedPageResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  Webhook?: WebhookResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookRequest?: WebhookRequestResolvers<ContextType>;
  WebhookPayload?: WebhookPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
};
