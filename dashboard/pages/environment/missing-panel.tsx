import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Panel } from '../../ui/panel.tsx'
import type { Configuration } from './compare.ts'
import styles from './missing-panel.module.css'
import { useConfigure } from './use-configure.ts'

interface MissingPanelProps {
  readonly configuration: Configuration
  readonly mayConfigure: boolean
}

/** What routes read and do not find here, each with a place to set it. */
export function MissingPanel({ configuration: { id, missingConfig }, mayConfigure }: MissingPanelProps) {
  const configure = useConfigure(id)
  async function set(values: FormData): Promise<void> {
    const filled = missingConfig.flatMap((name) => {
      const value = String(values.get(`value ${name}`) ?? '')
      return value === '' ? [] : [{ name, value, isSecret: values.has(`secret ${name}`) }]
    })
    const texts = (secret: boolean) =>
      Object.fromEntries(filled.filter(({ isSecret }) => isSecret === secret).map(({ name, value }) => [name, value]))
    if (filled.length > 0) await configure({ variables: texts(false), secrets: texts(true) })
  }
  return (
    <Panel title="Not set yet" aside={<p>Routes read these, and find nothing here.</p>}>
      {mayConfigure ? (
        <Form onSubmit={set}>
          {(isRunning) => (
            <>
              {missingConfig.map((name) => (
                <div key={name} className={styles.row}>
                  <Field label={name} name={`value ${name}`} autoComplete="off" />
                  <Checkbox label={`Keep ${name} secret`} name={`secret ${name}`} />
                </div>
              ))}
              <div>
                <Button type="submit" variant="primary" disabled={isRunning}>
                  Set
                </Button>
              </div>
            </>
          )}
        </Form>
      ) : (
        <ul>
          {missingConfig.map((name) => (
            <li key={name}>
              <code>{name}</code>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
