import type { Template } from '../../../compiler/index.ts'
import { TargetError } from '../../driver.ts'
import type { Artefacts } from '../artefacts/artefacts.ts'
import type { StackSource } from '../operations/operation.ts'
import type { AwsPlace } from '../place.ts'
import { readTemplate } from './standing.ts'

/** Puts a template where CloudFormation reads it. */
export async function sourceOf(
  place: AwsPlace,
  artefacts: Artefacts,
  stack: string,
  text: string,
  parameters: Readonly<Record<string, string>>,
): Promise<StackSource> {
  const { url } = await artefacts.putTemplate(place, text)
  return { templateUrl: url, parameters, capabilities: capabilitiesOf(readTemplate(stack, text)), imports: false }
}

/**
 * Values for what a template asks for.
 *
 * @throws {TargetError} `PARAMETER_MISSING` for what nobody has a value for
 */
export function parametersFor(
  { Parameters = {} }: Partial<Template>,
  bucket: string,
): Readonly<Record<string, string>> {
  const values: Readonly<Record<string, string | undefined>> = { CodeBucket: bucket }
  return Object.fromEntries(
    Object.entries(Parameters).flatMap(([name, { Default }]) => {
      const value = values[name]
      if (value !== undefined) return [[name, value]]
      if (Default !== undefined) return []
      throw new TargetError('PARAMETER_MISSING', `The template asks for ${name}, and nobody has a value for it.`)
    }),
  )
}

function capabilitiesOf({ Resources }: Template): StackSource['capabilities'] {
  const roles = Object.values(Resources).filter(({ Type }) => Type.startsWith('AWS::IAM::'))
  if (roles.length === 0) return []
  const isNamed = roles.some(({ Properties = {} }) => 'RoleName' in Properties || 'ManagedPolicyName' in Properties)
  return [isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM']
}
