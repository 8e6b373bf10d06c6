import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { changesBetween, type Files } from '../../dashboard/pages/playground/draft/files.ts'
import { applyEdits } from '../../dashboard/pages/playground/draft/text-edits.ts'
import {
  chainWords,
  contextWords,
  importWords,
  logWords,
  messageWords,
  retryWords,
  routeOptionWords,
  type Words,
} from '../../dashboard/pages/playground/editor/dsl-words.ts'
import { isConflict, type Merge, mergeFiles, settle } from '../../dashboard/pages/playground/merge/three-way.ts'
import { readPlace, writePlace } from '../../dashboard/pages/playground/place.ts'
import { readHeaders } from '../../dashboard/pages/playground/try/sample.ts'
import * as routo from '../../runtime/index.ts'
import type { Message } from '../../runtime/message.ts'
import type { Context, Log } from '../../runtime/route/functions.ts'
import type { RetryOptions, RouteOptions } from '../../runtime/route/options.ts'

const filesOf = (texts: Readonly<Record<string, string>>): Files => new Map(Object.entries(texts))

describe('a merge of three', () => {
  const base = filesOf({ 'a.ts': 'one\ntwo\nthree\nfour\nfive\n', 'b.ts': 'b\n' })

  test('takes what only one of them has changed, and puts together what does not touch', () => {
    const theirs = filesOf({ 'a.ts': 'ONE\ntwo\nthree\nfour\nfive\n', 'b.ts': 'b\n', 'c.ts': 'c\n' })
    const yours = filesOf({ 'a.ts': 'one\ntwo\nthree\nfour\nFIVE\n' })
    const { files, conflicts, merged } = mergeFiles(base, theirs, yours)
    expect(conflicts).toEqual([])
    expect(merged).toEqual(['a.ts'])
    expect(files).toEqual(filesOf({ 'a.ts': 'ONE\ntwo\nthree\nfour\nFIVE\n', 'c.ts': 'c\n' }))
  })

  test('asks about the lines that both have changed, and about nothing else', () => {
    const theirs = base.get('a.ts')?.replace('three', 'THEIRS') ?? ''
    const yours = base.get('a.ts')?.replace('three', 'YOURS').replace('five', 'FIVE') ?? ''
    const { conflicts } = mergeFiles(base, filesOf({ 'a.ts': theirs }), filesOf({ 'a.ts': yours }))
    const [file] = conflicts
    expect(file?.pieces.filter(isConflict)).toEqual([{ base: ['three'], theirs: ['THEIRS'], yours: ['YOURS'] }])
    expect(file && settle(file, ['theirs'])).toBe('one\ntwo\nTHEIRS\nfour\nFIVE\n')
    expect(file && settle(file, ['yours'])).toBe('one\ntwo\nYOURS\nfour\nFIVE\n')
    expect(file && settle(file, ['both'])).toBe('one\ntwo\nTHEIRS\nYOURS\nfour\nFIVE\n')
  })

  test('asks about a file that one has removed and the other has changed', () => {
    const { conflicts, files } = mergeFiles(
      base,
      filesOf({ 'b.ts': 'b\n' }),
      filesOf({ 'a.ts': 'mine\n', 'b.ts': 'b\n' }),
    )
    const [file] = conflicts
    expect(files).toEqual(filesOf({ 'b.ts': 'b\n' }))
    expect(file && settle(file, ['theirs'])).toBeUndefined()
    expect(file && settle(file, ['yours'])).toBe('mine\n')
  })

  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 }).map((lines) => lines.join('\n'))
  const some = fc.dictionary(fc.constantFrom('1.ts', '2.ts', '3.ts'), text).map(filesOf)
  const chosen = ({ files, conflicts }: Merge, side: 'theirs' | 'yours'): Files => {
    const all = new Map(files)
    for (const file of conflicts) {
      const settled = settle(
        file,
        Array.from(file.pieces.filter(isConflict), () => side),
      )
      if (settled !== undefined) all.set(file.path, settled)
    }
    return all
  }

  test('of whoever has changed nothing is what the other one has, on either side', () => {
    fc.assert(
      fc.property(some, some, (before, after) => {
        expect(mergeFiles(before, after, before)).toMatchObject({ files: after, conflicts: [] })
        expect(mergeFiles(before, before, after)).toMatchObject({ files: after, conflicts: [] })
        expect(mergeFiles(before, after, after)).toMatchObject({ files: after, conflicts: [] })
      }),
    )
  })

  test('is the same whoever is called "they", as long as one of them is chosen everywhere', () => {
    fc.assert(
      fc.property(some, some, some, (before, one, other) => {
        const there = chosen(mergeFiles(before, one, other), 'theirs')
        const here = chosen(mergeFiles(before, other, one), 'yours')
        expect([...there].toSorted()).toEqual([...here].toSorted())
      }),
    )
  })
})

test('edits are made together: none moves the place of another', () => {
  const range = (startLine: number, startColumn: number, endLine: number, endColumn: number) => ({
    path: 'a.ts',
    startLine,
    startColumn,
    endLine,
    endColumn,
  })
  const files = filesOf({ 'a.ts': 'one\r\ntwo\nthree', 'b.ts': 'b' })
  const edits = [
    { range: range(1, 1, 1, 4), newText: 'first' },
    { range: range(2, 1, 2, 1), newText: 'A' },
    { range: range(2, 1, 2, 1), newText: 'B' },
    { range: range(3, 6, 3, 6), newText: '\nfour' },
    { range: { ...range(1, 1, 1, 1), path: 'new.ts' }, newText: 'new' },
  ]
  expect(applyEdits(files, edits)).toEqual(
    filesOf({ 'a.ts': 'first\r\nABtwo\nthree\nfour', 'b.ts': 'b', 'new.ts': 'new' }),
  )
})

test('a file that came back to what it was is not changed', () => {
  expect(changesBetween(filesOf({ a: '1', b: '2', c: '3' }), filesOf({ a: '1', b: '3', d: '4' }))).toEqual([
    { path: 'b', kind: 'changed' },
    { path: 'c', kind: 'removed' },
    { path: 'd', kind: 'added' },
  ])
})

test('a place is read as it was written', () => {
  for (const place of [{ path: 'lib/a.ts' }, { path: 'a.ts', line: 3 }, { path: 'a.ts', line: 12, column: 9 }])
    expect(readPlace(writePlace(place))).toEqual(place)
})

test('headers are typed in as lines, and a line that is none is named', () => {
  expect(readHeaders('Customer:  acme: ltd \n\n x-id:7')).toEqual({ customer: 'acme: ltd', 'x-id': '7' })
  expect(() => readHeaders('customer acme')).toThrow('"customer acme" is no header')
})

test('everything that functions and options have is explained in the editor, and nothing else', () => {
  // The types say that no name is missing, and that none is left over.
  const names = <Of>(words: Readonly<Record<keyof Of, string>>): Words => words as Words
  const all = [
    names<Required<Context>>(contextWords),
    names<Log>(logWords),
    names<Required<Message>>(messageWords),
    names<Required<RouteOptions> & { description: string }>(routeOptionWords),
    names<Required<RetryOptions>>(retryWords),
    chainWords,
    importWords,
  ]
  expect(Object.keys(importWords)).toEqual(expect.arrayContaining(Object.keys(routo)))
  for (const words of all) for (const said of Object.values(words)) expect(said).toMatch(/\S.*[.)]$/s)
})
