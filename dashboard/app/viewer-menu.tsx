import { useNavigate } from '@tanstack/react-router'
import { ChevronsUpDown } from 'lucide-react'
import { useState } from 'react'
import { Menu, MenuChoices, MenuItem, MenuLine } from '../ui/menu.tsx'
import { chooseTheme, chosenTheme, type Theme } from './theme.ts'
import { useSignOut } from './use-sign-out.ts'
import styles from './viewer-menu.module.css'

export const THEMES = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const satisfies readonly (readonly [Theme, string])[]

/** Who is signed in, and what that person can set. */
export function ViewerMenu({ name, email }: { readonly name: string; readonly email: string | undefined }) {
  const [theme, setTheme] = useState(chosenTheme)
  const leave = useSignOut()
  const navigate = useNavigate()
  return (
    <Menu
      trigger={
        <button type="button" className={styles.viewer}>
          <span className={styles.face} aria-hidden="true">
            {name.slice(0, 1).toUpperCase()}
          </span>
          <span className={styles.name}>{name}</span>
          <ChevronsUpDown size={13} aria-hidden="true" />
        </button>
      }
    >
      {email !== undefined && <p className={styles.email}>{email}</p>}
      <MenuChoices
        label="Theme"
        value={theme}
        choices={THEMES}
        onChoose={(chosen) => {
          chooseTheme(chosen)
          setTheme(chosen)
        }}
      />
      <MenuLine />
      <MenuItem onSelect={() => void navigate({ to: '/account' })}>Account and tokens</MenuItem>
      <MenuItem onSelect={() => void leave()}>Sign out</MenuItem>
    </Menu>
  )
}
