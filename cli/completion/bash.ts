import { keyOf, type Place, quoted } from './words.ts'

/** A script for bash that completes commands, options, and values that come from a list. */
export const bashScript = (
  places: readonly Place[],
): string => `# Completion of routo for bash: eval "$(routo completion bash)"
_routo() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} at='' each
  for each in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$at $each" in
      ${places
        .slice(1)
        .map(({ path }) => keyOf(path))
        .join(' | ')}) at="$at $each" ;;
    esac
  done
  COMPREPLY=()
  case "$at $before" in
${places.flatMap(values).join('\n')}
  esac
  case "$at" in
${places.map(words).join('\n')}
  esac
}
complete -o default -F _routo routo
`

/** After an option with a value, only values follow, or whatever the shell knows. */
const values = ({ path, options }: Place): string[] =>
  options
    .filter(({ takesValue }) => takesValue)
    .map(({ name, choices }) => `    ${keyOf([...path, name])}) ${reply(choices)}; return ;;`)

const words = ({ path, commands, options, choices }: Place): string =>
  `    ${keyOf(path)}) ${reply([...commands.map(({ name }) => name), ...choices, ...options.map(({ name }) => name)])} ;;`

const reply = (all: readonly string[]): string =>
  all.length === 0 ? ':' : `COMPREPLY=($(compgen -W ${quoted(all.join(' '))} -- "$word"))`
