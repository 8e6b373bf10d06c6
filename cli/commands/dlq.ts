import type { Command } from 'commander'
import type { Act, Define } from '../act.ts'
import { discardCommand } from '../operating/dlq-discard.ts'
import { listCommand } from '../operating/dlq-list.ts'
import { redriveCommand } from '../operating/dlq-redrive.ts'
import { showCommand } from '../operating/dlq-show.ts'
import { moment, several, whole } from '../operating/values.ts'

export const defineDlq: Define = (program, act) => {
  const group = program.command('dlq').description('dead letters: messages that failed for good')
  defineList(group, act)
  defineShow(group, act)
  defineRedrive(group, act)
  defineDiscard(group, act)
}

const choosing = (command: Command): Command =>
  command
    .option('--route <name>', 'of this route; can be repeated', several)
    .option('--error <code>', 'with this error: BAD_ROW, HTTP_404')
    .option('--text <text>', 'with this somewhere in the body')
    .option('--since <when>', 'that failed from then on: 10m, or a time', moment)
    .option('--until <when>', 'that failed before then: 10m, or a time', moment)

function defineList(group: Command, act: Act): void {
  choosing(group.command('list'))
    .description('list them, the oldest first')
    .option('--limit <n>', 'how many', whole(1, 100), 20)
    .option('--after <cursor>', 'the page behind: `next` of the one before')
    .addHelpText('after', '\n--json prints { totalCount, letters, next }.')
    .action(act(listCommand))
}

function defineShow(group: Command, act: Act): void {
  group
    .command('show')
    .argument('<id>', 'of the letter: dlq_…')
    .description('show one with its body')
    .option('--body', 'print the body, and nothing else')
    .addHelpText('after', '\n--json prints the letter, as the API has it.')
    .action(act(showCommand))
}

function defineRedrive(group: Command, act: Act): void {
  choosing(group.command('redrive'))
    .argument('[ids...]', 'of letters')
    .description('send them to their routes again')
    .option('--all', 'all that there are')
    .option('--dry-run', 'only count them')
    .option('--body <text>', 'in place of the body of a single letter')
    .option('--file <file>', 'the same, from a file; - for standard input')
    .option('--rate <n>', 'at most so many a second', whole(1, 1_000), 10)
    .option('--limit <n>', 'at most so many, the oldest first', whole(1, 1_000_000))
    .option('--no-wait', 'do not wait for what becomes of them')
    .option('--yes', 'do not ask')
    .addHelpText('after', REDRIVE_HELP)
    .action(act(redriveCommand))
}

const REDRIVE_HELP = `
Examples:
  routo dlq redrive --route CSVToJSON --error BAD_ROW --dry-run
  routo dlq redrive dlq_… --file mended.csv --yes

--json prints { matched, redrive: { id, state, sent, skipped, succeeded, failedAgain, … } }; redrive is null for --dry-run.`

function defineDiscard(group: Command, act: Act): void {
  choosing(group.command('discard'))
    .argument('[ids...]', 'of letters')
    .description('remove them for good')
    .requiredOption('--reason <text>', 'why: for the audit log')
    .option('--all', 'all that there are, at most 1,000 at a time')
    .option('--dry-run', 'only count them')
    .option('--yes', 'do not ask')
    .addHelpText('after', '\n--json prints { matched, discarded }.')
    .action(act(discardCommand))
}
