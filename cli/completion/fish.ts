import { keyOf, type Place, quoted } from './words.ts'

/** A script for fish, which shows what each word is for. */
export const fishScript = (
  places: readonly Place[],
): string => `# Completion of routo for fish: routo completion fish | source
function __routo_at
    set -l at ''
    for each in (commandline -opc)[2..]
        switch "$at $each"
            case ${places
              .slice(1)
              .map(({ path }) => keyOf(path))
              .join(' ')}
                set at "$at $each"
        end
    end
    test "$at" = "$argv[1]"
end
${places.flatMap(lines).join('\n')}
`

function lines({ path, commands, options, choices }: Place): string[] {
  const here = `complete -c routo -n ${quoted(`__routo_at ${keyOf(path)}`)}`
  return [
    ...commands.map(({ name, description }) => `${here} -f -a ${name} -d ${quoted(description)}`),
    ...(choices.length === 0 ? [] : [`${here} -f -a ${quoted(choices.join(' '))}`]),
    ...options.map(({ name, description, takesValue, choices: listed }) => {
      const value = takesValue ? (listed.length === 0 ? ' -r' : ` -x -a ${quoted(listed.join(' '))}`) : ''
      return `${here} -l ${name.slice('--'.length)}${value} -d ${quoted(description)}`
    }),
  ]
}
