import { useNavigate } from '@tanstack/react-router'
import { Chooser } from '../ui/chooser.tsx'
import type { Environment, Project } from './use-project.ts'

interface ChooserProps {
  readonly project: Project
  readonly environment: Environment
}

/** Lets the viewer choose which environment the page is about; it stands in the address. */
export function EnvironmentChooser({ project, environment }: ChooserProps) {
  const navigate = useNavigate()
  return (
    <Chooser
      label="Environment"
      value={environment.name}
      choices={project.environments.map(({ name }) => [name, name])}
      onChoose={(env) => void navigate({ to: '.', search: (before) => ({ ...before, env }) })}
    />
  )
}
