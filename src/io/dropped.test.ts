import { describe, expect, test } from 'vitest'
import { openDropped } from './folder.ts'

/** Names to texts and folders. */
interface Tree {
  readonly [name: string]: string | Tree
}

describe('openDropped, in a browser that gives no handles', () => {
  test('a folder opens as a workspace, paths inside it', async () => {
    const tree = {
      'a.yaml': 'a: 1\n',
      sub: { 'b.json': '{}', node_modules: { 'c.json': '{}' }, '.git': { 'd.yaml': '' } },
      'x.py': '',
    }
    const opened = await openDropped(transferOf({ runs: tree }))
    expect(opened?.name).toBe('runs')
    expect([...(opened?.files ?? [])].map(([path, { text }]) => [path, text])).toEqual([
      ['a.yaml', 'a: 1\n'],
      ['sub/b.json', '{}'],
    ])
    expect(opened?.disk).toBeUndefined()
  })

  test('a folder of more files than the browser lists at a time opens whole', async () => {
    const tree = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`${i}.yaml`, '']))
    expect((await openDropped(transferOf({ runs: tree })))?.files.size).toBe(250)
  })

  test('files open together, folders among them under their names', async () => {
    const opened = await openDropped(transferOf({ 'a.yaml': '', 'b.txt': '', more: { 'c.yaml': '' } }))
    expect([opened?.name, [...(opened?.files.keys() ?? [])]]).toEqual(['files', ['a.yaml', 'more/c.yaml']])
  })

  test('a file alone opens alone', async () => {
    const opened = await openDropped(transferOf({ 'a.yaml': '' }))
    expect([opened?.name, [...(opened?.files.keys() ?? [])]]).toEqual(['a.yaml', ['a.yaml']])
  })

  test('a hidden folder opens when it was dropped itself', async () => {
    expect((await openDropped(transferOf({ '.runs': { 'a.yaml': '' } })))?.files.has('a.yaml')).toBe(true)
  })

  test('what is no file opens nothing', async () => {
    expect(await openDropped({ items: [{ kind: 'string' }] } as unknown as DataTransfer)).toBeUndefined()
    expect(
      await openDropped({ items: [{ kind: 'file', webkitGetAsEntry: () => null }] } as unknown as DataTransfer),
    ).toBeUndefined()
  })
})

function transferOf(tree: Tree): DataTransfer {
  const items = Object.entries(tree).map(([name, node]) => ({ kind: 'file', webkitGetAsEntry: () => entryOf(name, node) }))
  return { items } as unknown as DataTransfer
}

function entryOf(name: string, node: string | Tree): FileSystemEntry {
  if (typeof node === 'string') {
    const file = (done: (file: File) => void): void => done(new File([node], name))
    return { name, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry
  }
  return { name, isFile: false, isDirectory: true, createReader: () => readerOf(node) } as unknown as FileSystemEntry
}

/** As browsers do: a hundred entries at a time, then none. */
function readerOf(tree: Tree): { readEntries: (done: (entries: readonly FileSystemEntry[]) => void) => void } {
  const left = Object.entries(tree).map(([name, node]) => entryOf(name, node))
  return { readEntries: (done) => done(left.splice(0, 100)) }
}
