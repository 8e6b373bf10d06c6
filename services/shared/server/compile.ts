import { setFlagsFromString } from 'node:v8'
import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isScalarType,
  isSpecifiedScalarType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'

// V8 keeps what it compiled of a text, also when nobody uses it any more, until memory gets short: up to 0.4 MB for each
// operation that ever came. Nothing here is compiled from the same text twice.
setFlagsFromString('--no-compilation-cache')

/** Compiles an operation to a function; undefined where the compiler refuses it or would get it wrong. */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledQuery['query'] | undefined {
  if (hasVariableInsideScalar(schema, document)) return undefined
  const compiled = compileQuery(schema, document, operationName)
  return isCompiledQuery(compiled) ? compiled.query : undefined
}

/** Of `variables: { A: $a }`, where `variables` is JSON, the compiler would make `{ A: null }`. */
function hasVariableInsideScalar(schema: GraphQLSchema, document: DocumentNode): boolean {
  let found = false
  const types = new TypeInfo(schema)
  const Variable = (_node: unknown, _key: unknown, parent: unknown) => {
    const type = types.getInputType()
    // Fields of an object that stands for a scalar have no type; items of a list have that of the scalar itself.
    if (type == null) found = true
    else if (Array.isArray(parent) && isCustomScalar(getNamedType(type))) found = true
  }
  visit(document, visitWithTypeInfo(types, { Variable }))
  return found
}

const isCustomScalar = (type: GraphQLNamedType): boolean => isScalarType(type) && !isSpecifiedScalarType(type)
