import { GraphQLObjectType, type GraphQLSchema } from 'graphql'

/** A field of an object type, whatever its parent. */
export type Field = ReturnType<GraphQLObjectType['getFields']>[string]

/** Object types that have fields of ours: neither introspection nor what federation adds. */
export const ownTypes = (schema: GraphQLSchema): readonly GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => type instanceof GraphQLObjectType && !type.name.startsWith('_'),
  )

/** Whether clients start here. */
export const isRoot = (schema: GraphQLSchema, type: GraphQLObjectType): boolean =>
  type === schema.getQueryType() || type === schema.getMutationType()

/** Fields of a type without those that federation adds to `Query`. */
export const ownFields = (type: GraphQLObjectType): readonly Field[] =>
  Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'))
