import { describe, expect, test } from 'vitest'
import { isWanted, openFiles } from './config-files.ts'
import type { FoundFile } from './config-files.ts'

describe('isWanted', () => {
  test.each([
    ['a.yaml', true],
    ['a/b.YML', true],
    ['a/b.json', true],
    ['defaults.ini', true],
    ['strata.yaml', true],
    ['a.py', false],
    ['yaml', false],
    ['.hidden.yaml', false],
    ['.git/a.yaml', false],
    ['a/node_modules/b/c.json', false],
    ['a/__pycache__/b.json', false],
    ['node_modules.yaml', true],
  ])('%s: %s', (path, wanted) => {
    expect(isWanted(path)).toBe(wanted)
  })
})

describe('openFiles', () => {
  test('opens configs by path, in order, bytes decoded, with the time of their last change', async () => {
    const opened = await openFiles(found({ 'b.yaml': 'b: 1\r\n', 'a/x.yaml': '\uFEFFa: é', 'notes.txt': 'x' }))
    expect([...opened.files.values()]).toEqual([
      { kind: 'file', path: 'a/x.yaml', text: '\uFEFFa: é' },
      { kind: 'file', path: 'b.yaml', text: 'b: 1\r\n' },
    ])
    expect(opened.changedAt).toEqual(
      new Map([
        ['b.yaml', 5],
        ['a/x.yaml', 5],
      ]),
    )
    expect(opened.leftOut).toEqual([])
  })

  test('a file that is too large or cannot be read is left out, and says so', async () => {
    const large = { path: 'large.json', open: () => Promise.resolve(fileOf('x'.repeat(16_000_001))) }
    const gone = { path: 'gone.yaml', open: () => Promise.reject(new Error('not there any more')) }
    const opened = await openFiles(stream([large, gone, { path: 'a.yaml', open: () => Promise.resolve(fileOf('')) }]))
    expect([...opened.files.keys()]).toEqual(['a.yaml'])
    expect(opened.leftOut).toEqual([
      { path: 'large.json', reason: 'it has 16 MB; the limit is 16 MB' },
      { path: 'gone.yaml', reason: 'it cannot be read: not there any more' },
    ])
  })

  test('a folder of very many files is opened in part, and says so', async () => {
    const many = Array.from({ length: 5001 }, (_, i) => ({ path: `${i}.yaml`, open: () => Promise.resolve(fileOf('')) }))
    const opened = await openFiles(stream(many))
    expect(opened.files.size).toBe(5000)
    expect(opened.leftOut).toEqual([{ reason: 'the folder holds more than 5000 config files; the others are left out' }])
    const other = Array.from({ length: 100_001 }, (_, i) => ({ path: `${i}.py`, open: () => Promise.reject(new Error('never')) }))
    expect((await openFiles(stream(other))).leftOut).toEqual([
      { reason: 'the folder holds more than 100000 files; the others are left out' },
    ])
  })
})

function found(texts: Readonly<Record<string, string>>): AsyncIterable<FoundFile> {
  return stream(Object.entries(texts).map(([path, text]) => ({ path, open: () => Promise.resolve(fileOf(text)) })))
}

async function* stream(files: readonly FoundFile[]): AsyncGenerator<FoundFile> {
  yield* files
}

function fileOf(text: string): File {
  return new File([text], 'any', { lastModified: 5 })
}
