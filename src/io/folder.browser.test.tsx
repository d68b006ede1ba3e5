import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { replaceTexts } from '../workspace/commands.ts'
import { openSession } from '../workspace/session.ts'
import type { NewText } from '../workspace/commands.ts'
import { lastFolder, openHandle, openInput, pickFolder } from './folder.ts'
import type { Disk, OpenedFolder } from './folder.ts'
import { changedOnDisk, changesOf, saveChanges } from './save-folder.ts'
import type { FileChange, Saved } from './save-folder.ts'

let root: FileSystemDirectoryHandle

beforeEach(async () => {
  const storage = await navigator.storage.getDirectory()
  root = await storage.getDirectoryHandle('workspace', { create: true })
})

afterEach(async () => {
  vi.unstubAllGlobals()
  const storage = await navigator.storage.getDirectory()
  await storage.removeEntry('workspace', { recursive: true })
})

const TEXTS = {
  'strata.yaml': 'system: none\n',
  'models/base.yaml': '\uFEFFmodel: {size: 3} # é\r\n',
  'experiments/deep/er.json': '{"a": 1}',
  'README.md': '# not a config',
  '.git/config.yaml': 'hidden: true\n',
  'node_modules/x/package.json': '{}',
}

describe('a folder opened with a handle', () => {
  test('gives the configs in it, by path', async () => {
    const { name, files, leftOut } = await openWorkspace()
    expect(name).toBe('workspace')
    expect([...files.keys()]).toEqual(['experiments/deep/er.json', 'models/base.yaml', 'strata.yaml'])
    expect(files.get('models/base.yaml')).toEqual({ kind: 'file', path: 'models/base.yaml', text: TEXTS['models/base.yaml'] })
    expect(leftOut).toEqual([])
  })

  test('E1 takes back what changed, and nothing else', async () => {
    const opened = await openWorkspace()
    const saved = await save(opened, [
      { path: 'models/base.yaml', text: '\uFEFFmodel: {size: 4} # é\r\n' },
      { path: 'data/new/file.yaml', text: 'a: 1\n' },
      { path: 'strata.yaml', text: undefined },
    ])
    expect(saved.map(({ path, outcome }) => [path, outcome])).toEqual([
      ['models/base.yaml', 'saved'],
      ['data/new/file.yaml', 'saved'],
      ['strata.yaml', 'saved'],
    ])
    expect(await bytesAt('models/base.yaml')).toEqual(new TextEncoder().encode('\uFEFFmodel: {size: 4} # é\r\n'))
    expect(await textAt('data/new/file.yaml')).toBe('a: 1\n')
    expect(await textAt('strata.yaml')).toBeUndefined()
    expect(await textAt('README.md')).toBe('# not a config')
  })

  test('a file that changed on disk is a conflict and stays as it is', async () => {
    const opened = await openWorkspace()
    await write('models/base.yaml', 'theirs: 1\n')
    await write('new.yaml', 'theirs: 2\n')
    await remove('strata.yaml')
    const change: readonly NewText[] = ['models/base.yaml', 'new.yaml', 'strata.yaml'].map((path) => ({
      path,
      text: 'mine: 1\n',
    }))
    const saved = await save(opened, change)
    expect(saved).toEqual([
      { path: 'models/base.yaml', outcome: 'conflict', disk: { kind: 'file', path: 'models/base.yaml', text: 'theirs: 1\n' } },
      { path: 'strata.yaml', outcome: 'conflict', disk: undefined },
      { path: 'new.yaml', outcome: 'conflict', disk: { kind: 'file', path: 'new.yaml', text: 'theirs: 2\n' } },
    ])
    expect(await textAt('models/base.yaml')).toBe('theirs: 1\n')
    expect(await textAt('strata.yaml')).toBeUndefined()
    const again = saved.map((one): FileChange => ({
      path: one.path,
      text: 'mine: 1\n',
      base: 'disk' in one ? one.disk : undefined,
    }))
    expect((await saveChanges(diskOf(opened), again)).map(({ outcome }) => outcome)).toEqual(['saved', 'saved', 'saved'])
    expect(await textAt('models/base.yaml')).toBe('mine: 1\n')
  })

  test('a file is removed only when all others are written', async () => {
    const opened = await openWorkspace()
    await write('models/base.json', 'theirs: 1\n')
    const changes = [
      { path: 'models/base.yaml', text: undefined },
      { path: 'models/base.json', text: '{}' },
    ]
    expect((await save(opened, changes)).map(({ path, outcome }) => [path, outcome])).toEqual([
      ['models/base.json', 'conflict'],
      ['models/base.yaml', 'failed'],
    ])
    expect(await textAt('models/base.yaml')).toBe(TEXTS['models/base.yaml'])
    await remove('models/base.json')
    expect((await save(opened, changes)).map(({ outcome }) => outcome)).toEqual(['saved', 'saved'])
    expect(await textAt('models/base.yaml')).toBeUndefined()
  })

  test('saving what stands on disk already is no conflict', async () => {
    const opened = await openWorkspace()
    await write('strata.yaml', 'same: 1\n')
    expect(await save(opened, [{ path: 'strata.yaml', text: 'same: 1\n' }])).toEqual([{ path: 'strata.yaml', outcome: 'saved' }])
  })

  test('a file that is not UTF-8 is never written', async () => {
    await writeAll(TEXTS)
    await writeBytes('models/base.yaml', Uint8Array.from([0x61, 0xff]))
    const opened = await openHandle(root)
    expect(await save(opened, [{ path: 'models/base.yaml', text: 'a' }])).toEqual([
      { path: 'models/base.yaml', outcome: 'failed', reason: 'the file is not UTF-8, so its bytes would be lost' },
    ])
    expect(await bytesAt('models/base.yaml')).toEqual(Uint8Array.from([0x61, 0xff]))
  })

  test('a path that is a folder fails with the reason', async () => {
    const opened = await openWorkspace()
    const [saved] = await saveChanges(diskOf(opened), [{ path: 'models', text: 'a', base: undefined }])
    expect(saved?.outcome).toBe('failed')
  })

  test('tells which files changed behind the app', async () => {
    const opened = await openWorkspace()
    expect(await changedOnDisk(diskOf(opened), opened.files)).toEqual(new Map())
    await write('models/base.yaml', 'theirs: 1\n')
    await write('strata.yaml', TEXTS['strata.yaml'])
    await remove('experiments/deep/er.json')
    expect(await changedOnDisk(diskOf(opened), opened.files)).toEqual(
      new Map([
        ['experiments/deep/er.json', undefined],
        ['models/base.yaml', { kind: 'file', path: 'models/base.yaml', text: 'theirs: 1\n' }],
      ]),
    )
  })
})

describe('a folder opened to read only', () => {
  test('through an input: paths start in the folder', async () => {
    const files = Object.entries(TEXTS).map(([path, text]) =>
      inFolder(new File([text], path.split('/').at(-1) ?? ''), `w/${path}`),
    )
    const opened = await openInput(files)
    expect([opened.name, [...opened.files.keys()], opened.disk]).toEqual([
      'w',
      ['experiments/deep/er.json', 'models/base.yaml', 'strata.yaml'],
      undefined,
    ])
    expect(await openInput([])).toEqual({ name: 'files', files: new Map(), leftOut: [] })
  })
})

describe('a folder asked for', () => {
  test('is opened, and can be opened again with its changes', async () => {
    await writeAll(TEXTS)
    vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(root))
    expect((await pickFolder())?.name).toBe('workspace')
    await write('later.yaml', 'a: 1\n')
    const last = await lastFolder()
    expect(last?.name).toBe('workspace')
    expect((await last?.open())?.files.has('later.yaml')).toBe(true)
  })

  test('opens nothing when the person cancels', async () => {
    vi.stubGlobal('showDirectoryPicker', () => Promise.reject(new DOMException('closed', 'AbortError')))
    expect(await pickFolder()).toBeUndefined()
  })
})

function inFolder(file: File, path: string): File {
  Object.defineProperty(file, 'webkitRelativePath', { value: path })
  return file
}

async function openWorkspace(): Promise<OpenedFolder> {
  await writeAll(TEXTS)
  return openHandle(root)
}

async function save(opened: OpenedFolder, texts: readonly NewText[]): Promise<readonly Saved[]> {
  const session = replaceTexts(openSession(opened.name, opened.files), 'Edit', { texts })
  return saveChanges(diskOf(opened), changesOf(session))
}

function diskOf({ disk }: OpenedFolder): Disk {
  if (!disk) throw new Error('opened to read only')
  return disk
}

async function writeAll(texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(texts)) await write(path, text)
}

async function write(path: string, text: string): Promise<void> {
  await writeBytes(path, new TextEncoder().encode(text))
}

async function writeBytes(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { folder, name } = await locate(path)
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable()
  await writable.write(bytes)
  await writable.close()
}

async function remove(path: string): Promise<void> {
  const { folder, name } = await locate(path)
  await folder.removeEntry(name)
}

async function bytesAt(path: string): Promise<Uint8Array | undefined> {
  const { folder, name } = await locate(path)
  for await (const [entry, handle] of folder.entries()) {
    if (entry === name && handle.kind === 'file') return new Uint8Array(await (await handle.getFile()).arrayBuffer())
  }
  return undefined
}

async function textAt(path: string): Promise<string | undefined> {
  const bytes = await bytesAt(path)
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

async function locate(path: string): Promise<{ folder: FileSystemDirectoryHandle; name: string }> {
  const steps = path.split('/')
  const name = steps.pop() ?? ''
  let folder = root
  for (const step of steps) folder = await folder.getDirectoryHandle(step, { create: true })
  return { folder, name }
}
