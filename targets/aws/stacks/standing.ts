import type { Stack } from '@aws-sdk/client-cloudformation'
import type { Template } from '../../../compiler/index.ts'
import { TargetError } from '../../driver.ts'
import type { Aws } from './aws.ts'
import { isAbsent } from './call.ts'
import { fewAtOnce } from './few-at-once.ts'
import { isUnderReview, neverCame, stackOf, templateOf } from './look.ts'

/** A stack as it stands; what CloudFormation has of one that never came is not there. */
export interface Standing {
  readonly name: string
  /** Whatever CloudFormation has under this name. */
  readonly stack?: Stack
  /** Of a stack that has been made. */
  readonly template?: string
}

/** Looks at stacks by their names. */
export const standingOf = (aws: Aws, names: readonly string[]): Promise<readonly Standing[]> =>
  fewAtOnce(names, async (name) => {
    const stack = await stackOf(aws, name)
    if (stack === undefined || stack.StackStatus === 'DELETE_COMPLETE') return { name }
    if (isUnderReview(stack.StackStatus) || neverCame(stack.StackStatus)) return { name, stack }
    try {
      return { name, stack, template: await templateOf(aws, name) }
    } catch (error) {
      // It goes while we look.
      if (isAbsent(error)) return { name }
      throw error
    }
  })

/** @throws {TargetError} `TEMPLATE_FOREIGN` when it is not one of ours */
export function readTemplate(name: string, text: string): Template {
  try {
    return JSON.parse(text) as Template // what is not of our shape differs in every resource
  } catch (cause) {
    throw new TargetError(
      'TEMPLATE_FOREIGN',
      `The template of the stack ${name} is none that was deployed from here: give the environment another name, or remove the stack.`,
      { cause },
    )
  }
}

/** Of which environment a stack is, as its tags say. */
export const ownerOf = ({ Tags = [] }: Stack): string | undefined =>
  Tags.find(({ Key }) => Key === 'routo:environment-id')?.Value

/** Parameters with their values. */
export const parametersOf = ({ Parameters = [] }: Stack): Readonly<Record<string, string>> =>
  Object.fromEntries(Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue]))
