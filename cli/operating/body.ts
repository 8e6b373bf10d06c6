import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Context } from '../context/context.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

/** Where the body of a message is: in a file (`-`: standard input), or in an option. */
export interface BodySource {
  readonly file: string | undefined
  readonly body: string | undefined
}

/**
 * Reads it. What is read is text: messages hold nothing else.
 *
 * @returns undefined where none is given
 * @throws {CliError} `USAGE`, `NO_FILE`, `NOT_TEXT`
 */
export async function readBody(context: Context, { file, body }: BodySource): Promise<string | undefined> {
  if (file !== undefined && body !== undefined) {
    throw new CliError('The body is given twice: as a file, and with --body.', {
      code: 'USAGE',
      exitCode: exitCodes.USAGE,
      hint: 'Leave one of them out.',
    })
  }
  if (file === undefined) return body
  const bytes = file === '-' ? await all(context) : await bytesOf(resolve(context.cwd, file), file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new CliError(`${nameOf(file)} is no text in UTF-8, and messages are.`, {
      code: 'NOT_TEXT',
      exitCode: exitCodes.USAGE,
      hint: 'Encode it: base64 makes text of anything.',
      cause,
    })
  }
}

/** The same, where there has to be one. @param usage how it is given */
export async function needBody(context: Context, source: BodySource, usage: string): Promise<string> {
  const body = await readBody(context, source)
  if (body !== undefined) return body
  throw new CliError('What is the message?', {
    code: 'USAGE',
    exitCode: exitCodes.USAGE,
    hint: `Name a file, or - for standard input, or give the text: ${usage}`,
  })
}

const nameOf = (file: string): string => (file === '-' ? 'Standard input' : file)

async function all({ stdin }: Context): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

async function bytesOf(path: string, file: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (cause) {
    const isMissing = Object(cause).code === 'ENOENT'
    throw new CliError(isMissing ? `There is no file ${file}.` : `${file} cannot be read: ${Object(cause).message}.`, {
      code: 'NO_FILE',
      exitCode: isMissing ? exitCodes.NOT_FOUND : exitCodes.UNEXPECTED,
      hint: 'Name one that is there, or - for standard input.',
      cause,
    })
  }
}
