import { keyOf, type Place, quoted, type Word } from './words.ts'

/** A script for zsh, which shows what each word is for. */
export const zshScript = (places: readonly Place[]): string => `#compdef routo
# Completion of routo for zsh: eval "$(routo completion zsh)"
_routo() {
  local at='' each before=\${words[CURRENT-1]}
  local -a found
  for each in "\${(@)words[2,CURRENT-1]}"; do
    case "$at $each" in
      ${places
        .slice(1)
        .map(({ path }) => keyOf(path))
        .join(' | ')}) at="$at $each" ;;
    esac
  done
  case "$at $before" in
${places.flatMap(values).join('\n')}
  esac
  case "$at" in
${places.map(words).join('\n')}
  esac
  _describe -t words routo found
  _files
}
compdef _routo routo
`

const values = ({ path, options }: Place): string[] =>
  options
    .filter(({ takesValue }) => takesValue)
    .map(
      ({ name, choices }) =>
        `    ${keyOf([...path, name])}) ${choices.length === 0 ? '_files' : `compadd -- ${choices.map(quoted).join(' ')}`}; return ;;`,
    )

const words = ({ path, commands, options, choices }: Place): string => {
  const found = [...commands, ...choices.map((name) => ({ name, description: '' })), ...options]
  return `    ${keyOf(path)}) found=(${found.map(described).join(' ')}) ;;`
}

const described = ({ name, description }: Word): string => quoted(description === '' ? name : `${name}:${description}`)
