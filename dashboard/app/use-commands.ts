import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { pagesFor } from './navigation.ts'
import { chooseTheme } from './theme.ts'
import { useProjects } from './use-projects.ts'
import { useRouteNames } from './use-route-names.ts'
import { useSignOut } from './use-sign-out.ts'
import { THEMES } from './viewer-menu.tsx'

/** Something that can be done from the palette. */
export interface Command {
  readonly id: string
  readonly label: string
  /** What kind of thing it is, or of which project. */
  readonly group: string
  readonly run: () => void
}

/** Everything that can be gone to and done from anywhere, as far as it may be what is typed. */
export function useCommands(text: string): readonly Command[] {
  const navigate = useNavigate()
  const leave = useSignOut()
  const { project: open } = useParams({ strict: false })
  const { projects } = useProjects(text)
  const opened = projects.find(({ slug }) => slug === open)
  const routes = useRouteNames(opened?.id) ?? []
  return [
    { id: 'overview', label: 'Overview', group: 'Page', run: () => void navigate({ to: '/' }) },
    ...pagesFor(opened?.viewerPermissions ?? [])
      .flat()
      .map(({ to, label }) => ({
        id: to,
        label,
        group: open ?? '',
        run: () => void navigate({ to, params: { project: open ?? '' } }),
      })),
    ...routes.map((name) => ({
      id: `route-${name}`,
      label: name,
      group: 'Route',
      run: () =>
        void navigate({ to: '/projects/$project/routes/$route', params: { project: open ?? '', route: name } }),
    })),
    ...projects.flatMap(({ id, slug, name, environments }) => [
      {
        id,
        label: name,
        group: 'Project',
        run: () => void navigate({ to: '/projects/$project', params: { project: slug }, search: { env: undefined } }),
      },
      ...environments.map((environment) => ({
        id: environment.id,
        label: `${name} / ${environment.name}`,
        group: 'Environment',
        run: () =>
          void navigate({ to: '/projects/$project', params: { project: slug }, search: { env: environment.name } }),
      })),
    ]),
    ...THEMES.map(([theme, label]) => ({ id: theme, label, group: 'Theme', run: () => chooseTheme(theme) })),
    { id: 'account', label: 'Account and tokens', group: 'Account', run: () => void navigate({ to: '/account' }) },
    { id: 'sign-out', label: 'Sign out', group: 'Account', run: () => void leave() },
  ]
}

/** Finding a message by what was typed, in each environment of the project that is open; where none is, in those of all. */
export function useFinding(text: string): readonly Command[] {
  const navigate = useNavigate()
  const { project: open } = useParams({ strict: false })
  const { env } = useSearch({ strict: false })
  const { projects } = useProjects()
  const ref = text.trim()
  if (ref === '') return []
  const found = projects
    .filter(({ slug }) => open === undefined || slug === open)
    .flatMap(({ slug, name, environments }) =>
      environments.map((environment) => ({
        id: `find-${environment.id}`,
        label: `Find message “${ref}” in ${open === undefined ? `${name} / ` : ''}${environment.name}`,
        group: 'Trace',
        isHere: slug === open && environment.name === env,
        run: () =>
          void navigate({
            to: '/projects/$project/trace',
            params: { project: slug },
            search: { env: environment.name, ref },
          }),
      })),
    )
  // The environment that one looks at comes first.
  return found.sort((one, other) => Number(other.isHere) - Number(one.isHere))
}
