/** As the viewer wants it, or as the system is. Kept in this browser. */
export type Theme = 'system' | 'light' | 'dark'

const KEY = 'routo-theme'
const dark = matchMedia('(prefers-color-scheme: dark)')

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, theme)
  show()
}

/** Shows the theme that was chosen, and follows the system from then on. */
export function applyTheme(): void {
  dark.addEventListener('change', show)
  show()
}

function show(): void {
  const theme = chosenTheme()
  document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
}
