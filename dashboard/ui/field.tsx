import type { ComponentProps } from 'react'
import { Labelled, type LabelledProps } from './labelled.tsx'

/** Something to be filled in, with what is said of it. */
export const Field = ({ label, hint, problem, ...input }: LabelledProps & ComponentProps<'input'>) => (
  <Labelled label={label} hint={hint} problem={problem}>
    {(described) => <input {...input} {...described} />}
  </Labelled>
)

/** The same for a text of several lines. */
export const TextField = ({ label, hint, problem, ...input }: LabelledProps & ComponentProps<'textarea'>) => (
  <Labelled label={label} hint={hint} problem={problem}>
    {(described) => <textarea rows={4} {...input} {...described} />}
  </Labelled>
)

interface SelectFieldProps extends LabelledProps, ComponentProps<'select'> {
  readonly choices: readonly (readonly [value: string, text: string])[]
}

/** The same for one of several. */
export const SelectField = ({ label, hint, problem, choices, ...select }: SelectFieldProps) => (
  <Labelled label={label} hint={hint} problem={problem}>
    {(described) => (
      <select {...select} {...described}>
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    )}
  </Labelled>
)
