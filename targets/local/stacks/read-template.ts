import { exactly, object, oneOf, type Shape, text } from '../../../compiler/shape.ts'
import type { Template } from '../../../compiler/template.ts'
import { tryParse } from '../../../runtime/unknown.ts'
import { eachOf, texts } from './kinds/shapes.ts'
import { type TemplateProblem, templateProblem } from './template-problem.ts'

/** Anything: looked at later, with references resolved. */
const later: Shape = () => {}

const resource = object(
  { Type: text, Properties: later },
  {
    DependsOn: texts,
    DeletionPolicy: oneOf(['Delete', 'Retain', 'RetainExceptOnCreate']),
    UpdateReplacePolicy: oneOf(['Delete', 'Retain']),
    Metadata: later,
  },
)

const template = object(
  { Resources: eachOf(resource) },
  {
    AWSTemplateFormatVersion: exactly('2010-09-09'),
    Description: text,
    Parameters: eachOf(object({ Type: exactly('String') }, { Description: text, Default: text })),
    Outputs: eachOf(object({ Value: later }, { Description: text })),
  },
)

/** A template from its text: its sections, but not yet what is in the properties; or why it is none that the cloud takes. */
export function readTemplate(source: string): Template | readonly TemplateProblem[] {
  const value = tryParse(source)
  if (value === undefined) return [{ path: '', message: 'The template is not JSON.' }]
  const problems: TemplateProblem[] = []
  template(value, [], ({ path, message }) => problems.push(templateProblem(path, message)))
  return problems.length > 0 ? problems : (value as Template) // its shape has been checked
}
