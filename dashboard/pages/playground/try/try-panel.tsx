import { Play } from 'lucide-react'
import type { Environment, Project } from '../../../app/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { Chooser } from '../../../ui/chooser.tsx'
import { Field, TextField } from '../../../ui/field.tsx'
import { FormProblem } from '../../../ui/form-problem.tsx'
import type { CheckedRoute } from '../check/use-check.ts'
import type { Place } from '../place.ts'
import { MessageChooser } from './message-chooser.tsx'
import styles from './try-panel.module.css'
import { TryResult } from './try-result.tsx'
import type { Trying } from './use-try.ts'

interface TryPanelProps {
  readonly project: Project
  readonly environment: Environment | undefined
  readonly routes: readonly CheckedRoute[] | undefined
  readonly trying: Trying
  readonly onGo: (place: Place) => void
}

/** Runs one message through one route, with the files as they are now, and shows what it would do. */
export function TryPanel({ project, environment, routes, trying, onGo }: TryPanelProps) {
  const { route, message, setMessage, trial } = trying
  if (routes === undefined)
    return <p className={styles.empty}>As soon as the files are checked, their routes can be tried here.</p>
  if (route === undefined) return <p className={styles.empty}>There is no route yet. Write one, and try it here.</p>
  return (
    <div className={styles.panel}>
      <div className={styles.row}>
        <Chooser
          label="Route"
          value={route.name}
          choices={routes.map(({ name }) => [name, name] as const)}
          onChoose={trying.chooseRoute}
        />
        <Button variant="primary" disabled={trying.isRunning} onClick={() => void trying.run()} title="Ctrl+Enter">
          <Play size={14} aria-hidden="true" />
          {trying.isRunning ? 'Running' : 'Run'}
        </Button>
      </div>
      <div className={styles.row}>
        <MessageChooser project={project} environment={environment} route={route} trying={trying} />
        {trying.isChanged && (
          <Button variant="quiet" onClick={trying.reset}>
            Reset
          </Button>
        )}
      </div>
      {trying.messageProblem !== undefined && <p className={styles.note}>{trying.messageProblem}</p>}
      <TextField
        data-code
        label="Body"
        rows={6}
        value={message.body}
        onChange={({ target }) => setMessage({ body: target.value })}
      />
      {route.from.endpoint.kind === 'FILE' && (
        <Field
          label="Object key"
          value={message.objectKey}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setMessage({ objectKey: target.value })}
        />
      )}
      <details className={styles.headers}>
        <summary>Headers</summary>
        <TextField
          data-code
          label="A line each"
          rows={3}
          placeholder="customer: acme"
          value={message.headers}
          onChange={({ target }) => setMessage({ headers: target.value })}
        />
      </details>
      <FormProblem error={trying.error} />
      {trial === undefined ? (
        <p className={styles.hint}>
          Nothing is sent anywhere. Functions see no variables and no secrets, and what they ask of the network is
          answered with 200 and nothing.
        </p>
      ) : (
        <TryResult trial={trial} isOld={trying.isOld} onGo={onGo} />
      )}
    </div>
  )
}
