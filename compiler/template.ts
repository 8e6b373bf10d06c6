/** A CloudFormation template, as far as we use it. */
export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09'
  readonly Description: string
  readonly Parameters: Readonly<Record<string, TemplateParameter>>
  readonly Resources: Readonly<Record<string, TemplateResource>>
  readonly Outputs: Readonly<Record<string, TemplateOutput>>
}

export interface TemplateParameter {
  readonly Type: 'String'
  readonly Description: string
  readonly Default?: string
}

export interface TemplateResource {
  readonly Type: string
  readonly DependsOn?: string | readonly string[]
  readonly DeletionPolicy?: 'Delete' | 'Retain' | 'RetainExceptOnCreate'
  readonly UpdateReplacePolicy?: 'Delete' | 'Retain'
  readonly Metadata?: Readonly<Record<string, Value>>
  readonly Properties: Readonly<Record<string, Value>>
}

export interface TemplateOutput {
  readonly Description: string
  readonly Value: Value
}

/** JSON, with intrinsic functions as objects of one key. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value }

/** Resources by logical id: what each builder in `resources/` returns. */
export type Resources = Readonly<Record<string, TemplateResource>>

export const ref = (logicalId: string): Value => ({ Ref: logicalId })
export const getAtt = (logicalId: string, attribute: string): Value => ({ 'Fn::GetAtt': [logicalId, attribute] })
export const sub = (text: string): Value => ({ 'Fn::Sub': text })
