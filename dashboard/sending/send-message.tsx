import { Send } from 'lucide-react'
import { useState } from 'react'
import { type Environment, may, type Project } from '../app/use-project.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SendForm } from './send-form.tsx'

interface SendMessageProps {
  readonly project: Project
  readonly environment: Environment
  /** Name of the route that is suggested. */
  readonly route?: string
}

/** Puts a message of the viewer's own into a route. Shown to who may, where something is deployed that could take it. */
export function SendMessage({ project, environment, route }: SendMessageProps) {
  const [isOpen, setOpen] = useState(false)
  if (!may(project, 'messages:write') || environment.currentDeployment == null) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Send size={14} aria-hidden="true" />
        Send a message
      </Button>
      <Dialog
        title={`Send a message in ${environment.name}`}
        description="It goes into the source of a route, as those of others do: what the route does with it is done."
        isOpen={isOpen}
        onOpenChange={setOpen}
      >
        <SendForm project={project} environment={environment} suggested={route} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}
