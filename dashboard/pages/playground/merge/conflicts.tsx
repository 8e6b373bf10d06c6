import { Button } from '../../../ui/button.tsx'
import { TextBlock } from '../../../ui/text-block.tsx'
import styles from './merge-dialog.module.css'
import { type Choice, type Conflict, isConflict, type MergedFile } from './three-way.ts'
import { placesOf } from './use-merge.ts'

interface ConflictsOfProps {
  readonly file: MergedFile
  readonly choices: ReadonlyMap<string, Choice>
  readonly onChoose: (place: string, choice: Choice) => void
}

const sides = [
  ['base', 'Before'],
  ['theirs', 'Theirs'],
  ['yours', 'Yours'],
] as const

/** The places of a file that both have changed: each is decided by itself. */
export function ConflictsOf({ file, choices, onChoose }: ConflictsOfProps) {
  const conflicts = file.pieces.filter(isConflict)
  return (
    <>
      {placesOf(file).map((place, index) => {
        const conflict = conflicts[index]
        return (
          conflict && (
            <section key={place} className={styles.conflict} aria-label={`Conflict ${index + 1} in ${file.path}`}>
              <h3>
                <code>{file.path}</code>
                {conflicts.length > 1 && ` ${index + 1} of ${conflicts.length}`}
              </h3>
              <div className={styles.sides}>
                {sides.map(([side, title]) => (
                  <div key={side}>
                    <h4>{title}</h4>
                    <Side title={title} lines={conflict[side]} isAboutAll={file.isAboutAll} />
                  </div>
                ))}
              </div>
              <div className={styles.actions}>
                {choicesFor(file, conflict).map(([choice, label]) => (
                  <Button
                    key={choice}
                    aria-pressed={choices.get(place) === choice}
                    onClick={() => onChoose(place, choice)}
                  >
                    {label}
                  </Button>
                ))}
              </div>
            </section>
          )
        )
      })}
    </>
  )
}

interface SideProps {
  readonly title: string
  readonly lines: readonly string[]
  readonly isAboutAll: boolean
}

function Side({ title, lines, isAboutAll }: SideProps) {
  if (lines.length === 0)
    return <p className={styles.none}>{isAboutAll ? 'There is no such file.' : 'Nothing stands here.'}</p>
  return <TextBlock label={title} text={lines.join('\n')} />
}

function choicesFor({ isAboutAll }: MergedFile, { theirs, yours }: Conflict): readonly (readonly [Choice, string])[] {
  if (isAboutAll) {
    return [
      ['theirs', theirs.length === 0 ? 'Delete it, as they did' : 'Keep theirs'],
      ['yours', yours.length === 0 ? 'Delete it, as you did' : 'Keep yours'],
    ]
  }
  return [
    ['theirs', 'Take theirs'],
    ['yours', 'Take yours'],
    ['both', 'Take both'],
  ]
}
