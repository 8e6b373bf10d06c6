import type { Template, TemplateResource } from '../../../compiler/index.ts'

const FUNCTION = 'AWS::Lambda::Function'

/** The template of the same stack with other code. */
export const withCode = (template: Template, key: string): Template => ({
  ...template,
  Resources: Object.fromEntries(Object.entries(template.Resources).map(([id, resource]) => [id, runs(resource, key)])),
})

function runs(resource: TemplateResource, S3Key: string): TemplateResource {
  const { Type, Properties } = resource
  if (Type !== FUNCTION || typeof Properties.Code !== 'object') return resource
  return { ...resource, Properties: { ...Properties, Code: { ...Properties.Code, S3Key } } }
}

/** Key of the code that all functions of a stack run; undefined where there is not exactly one. */
export function codeKeyIn({ Resources }: Template): string | undefined {
  const keys = Object.values(Resources).flatMap(({ Type, Properties }) => {
    const { Code } = Properties ?? {}
    return Type === FUNCTION && typeof Code === 'object' && 'S3Key' in Code ? [Code.S3Key] : []
  })
  const [key] = keys
  return typeof key === 'string' && keys.every((one) => one === key) ? key : undefined
}
