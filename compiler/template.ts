/** A CloudFormation template, as far as we use it. */
export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09'
  readonly Description: string
  readonly Parameters: Readonly<Record<string, TemplateParameter>>
  readonly Resources: Readonly<Record<string, TemplateResource>>
  /** Absent when there are none: CloudFormation has no empty section. */
  readonly Outputs?: Readonly<Record<string, TemplateOutput>>
}

interface TemplateParameter {
  readonly Type: 'String'
  readonly Description: string
  readonly Default?: string
}

/** One resource. */
export interface TemplateResource {
  readonly Type: string
  readonly DependsOn?: string | readonly string[]
  readonly DeletionPolicy?: 'Delete' | 'Retain' | 'RetainExceptOnCreate'
  readonly UpdateReplacePolicy?: 'Delete' | 'Retain'
  readonly Metadata?: Readonly<Record<string, Value>>
  readonly Properties: Readonly<Record<string, Value>>
}

interface TemplateOutput {
  readonly Description: string
  readonly Value: Value
}

/** JSON, with intrinsic functions as objects of one key. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value }

/** Resources by logical id: what each builder in `resources/` returns. */
export type Resources = Readonly<Record<string, TemplateResource>>

/** What stands for a resource or a pseudo parameter in the text of `sub`. */
export const placeholder = (name: string): string => `\${${name}}`

/** CloudFormation's pseudo parameters, for the text of `sub`. */
export const pseudo = {
  partition: placeholder('AWS::Partition'),
  region: placeholder('AWS::Region'),
  account: placeholder('AWS::AccountId'),
  urlSuffix: placeholder('AWS::URLSuffix'),
} as const

/** `Ref`: the name of a bucket or function, the URL of a queue, the value of a parameter. */
export const ref = (logicalId: string): Value => ({ Ref: logicalId })
/** `Fn::GetAtt`: an attribute such as `Arn`. */
export const getAtt = (logicalId: string, attribute: string): Value => ({ 'Fn::GetAtt': [logicalId, attribute] })
/** `Fn::Sub`: text with placeholders. */
export const sub = (text: string): Value => ({ 'Fn::Sub': text })

/** Text for `sub`: the ARN of something in the account and region of the stack. */
export const regionalArn = (service: string, resource: string): string =>
  `arn:${pseudo.partition}:${service}:${pseudo.region}:${pseudo.account}:${resource}`

/** The template as text: a line for each resource, so that what differs between two templates can be seen. */
export function templateText({ Resources, ...rest }: Template): string {
  const lines = Object.entries(Resources).map(([id, resource]) => `${JSON.stringify(id)}:${JSON.stringify(resource)}`)
  return `${JSON.stringify(rest).slice(0, -1)},"Resources":{\n${lines.join(',\n')}\n}}\n`
}
