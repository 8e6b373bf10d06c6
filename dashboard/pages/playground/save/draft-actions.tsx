import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EnvironmentChooser } from '../../../app/environment-chooser.tsx'
import { type Environment, may, type Project } from '../../../app/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { type Diagnostic, hasErrors } from '../check/use-check.ts'
import type { Draft } from '../draft/draft.ts'
import { changesBetween, countFiles } from '../draft/files.ts'
import { useDraftState } from '../draft/use-draft.ts'
import { MergeDialog } from '../merge/merge-dialog.tsx'
import { Share } from '../share/share.tsx'
import styles from './draft-actions.module.css'
import { SaveDialog } from './save-dialog.tsx'
import { useSave } from './use-save.ts'

interface DraftActionsProps {
  readonly project: Project
  readonly environment: Environment | undefined
  readonly draft: Draft
  readonly diagnostics: readonly Diagnostic[]
}

type Asking = 'save' | 'deploy' | 'merge'

/** What can be done with a draft. */
export function DraftActions({ project, environment, draft, diagnostics }: DraftActionsProps) {
  const { base, files, keeping } = useDraftState(draft)
  const [asking, setAsking] = useState<Asking>()
  const { save, deploy, refresh } = useSave(project, draft)
  const changed = changesBetween(base.files, files).length
  const isBad = hasErrors(diagnostics)
  const head = project.headRevision
  // Whose draft it is has to be decided first.
  const mayDo = keeping !== 'elsewhere'
  const close = (): void => setAsking(undefined)

  const deployNow = async (): Promise<void> => {
    if (changed > 0) return setAsking('deploy')
    if (environment === undefined || head == null) return
    await deploy(environment, head.id).catch((error: Error) => toast(error.message, 'bad'))
  }
  return (
    <>
      {changed > 0 && (
        <FormDialog
          label="Discard"
          variant="quiet"
          title="Discard the draft"
          description={`What you changed in ${countFiles(changed)} is gone then, for good.`}
          submit="Discard"
          isDangerous
          onSubmit={async () => draft.rebase(base)}
        />
      )}
      {environment !== undefined && <EnvironmentChooser project={project} environment={environment} />}
      <Share base={base} files={files} />
      <Button disabled={changed === 0 || !mayDo} onClick={() => setAsking('save')}>
        Save
      </Button>
      {environment === undefined && may(project, 'environments:write') && (
        <Link to="/projects/$project/environments" params={{ project: project.slug }} className={styles.link}>
          Add an environment to deploy to
        </Link>
      )}
      {environment !== undefined && may(project, 'deployments:write') && (
        <Button
          variant="primary"
          disabled={isBad || !mayDo || (changed === 0 && head == null)}
          title={isBad ? 'The files have errors: mend them first.' : undefined}
          onClick={() => void deployNow()}
        >
          Deploy
        </Button>
      )}
      {(asking === 'save' || asking === 'deploy') && (
        <SaveDialog
          draft={draft}
          diagnostics={diagnostics}
          deploysTo={asking === 'deploy' ? environment?.name : undefined}
          onSave={async (message) => {
            const revision = await save(message)
            if (asking === 'deploy' && environment !== undefined && revision !== undefined)
              await deploy(environment, revision)
            else toast(`Saved as revision ${draft.get().base.number}.`)
          }}
          onStale={() => {
            setAsking('merge')
            refresh()
          }}
          onClose={close}
        />
      )}
      {asking === 'merge' && head != null && head.number > base.number && (
        <MergeDialog projectId={project.id} draft={draft} to={head.number} onClose={close} />
      )}
    </>
  )
}
