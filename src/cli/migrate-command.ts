import { join, relative, resolve, sep } from 'node:path'
import { formatPath } from '../core/path.ts'
import { formatOrigin } from '../core/source.ts'
import type { Files, Origin, Source } from '../core/source.ts'
import { migrateFiles, withGuess } from '../workspace/migrate/migrate-files.ts'
import type { Migration, MigrationRow } from '../workspace/migrate/migration.ts'
import { workspaceAround } from './find-root.ts'
import { oneLine } from './issue-lines.ts'
import { entryKind, isTaken, listConfigs, readSource, replaceBelow } from './node-files.ts'
import { manifestOf, rulesOfRoot } from './root-rules.ts'
import type { RuleOptions } from './root-rules.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { count } from './text-table.ts'
import { UsageError } from './usage-error.ts'
import { MANIFEST } from '../systems/manifest/manifest.ts'
import { provenText, valuesText } from '../workspace/migrate/migration-text.ts'
import type { Rules } from '../workspace/rules.ts'

/** The options of `strata migrate`. */
export interface MigrateOptions extends RuleOptions {
  readonly to: 'yaml' | 'json'
  readonly dryRun?: boolean
  readonly keep?: boolean
  readonly all?: boolean
}

/** Migrates the configs of a folder, or one file, once every experiment, and every file that none takes in, is proven to resolve to the same; else writes nothing. */
export async function runMigrate(path: string, options: MigrateOptions, terminal: Terminal): Promise<ExitCode> {
  const { root, within } = findFolder(path, terminal)
  const { files, rules } = await readFolder(root, options, terminal)
  const migration = workOut(migrateFiles({ files, rules, request: { to: options.to, within } }), terminal)
  if (migration.moves.length === 0 && migration.kept.length === 0) {
    throw new UsageError(`there is nothing to migrate to ${options.to === 'yaml' ? 'YAML' : 'JSON and INI'} in ${path}`)
  }
  report(migration, options, terminal)
  if (migration.refusal !== undefined) {
    terminal.err(`nothing is written: ${migration.refusal}\n`)
    return 1
  }
  if (options.dryRun === true) terminal.out('nothing is written: this is a dry run\n')
  else write(migration, { root, files, isKept: options.keep === true, terminal })
  return migration.kept.length > 0 ? 1 : 0
}

interface Folder {
  readonly root: string
  readonly within: string
}

function findFolder(path: string, { cwd }: Terminal): Folder {
  const full = resolve(cwd, path)
  const kind = entryKind(full)
  if (kind !== 'file' && kind !== 'folder') throw new UsageError(`there is no file or folder ${path}`)
  const root = workspaceAround(kind === 'file' ? resolve(full, '..') : full) ?? (kind === 'file' ? resolve(full, '..') : full)
  return { root, within: relative(root, full).split(sep).join('/') }
}

interface OpenedFolder {
  readonly files: Files
  readonly rules: Rules
}

/** All configs of a folder, with what stands in place of a missing `strata.yaml`. */
async function readFolder(root: string, options: MigrateOptions, terminal: Terminal): Promise<OpenedFolder> {
  const found = readAll(root)
  const files = new Map(found.map((source) => [source.path, source]))
  const place = { root, paths: [...files.keys()] }
  const guessed = await manifestOf(place, options, terminal)
  return {
    files: guessed.text === '' ? files : withGuess({ files, guessed }),
    rules: await rulesOfRoot(place, options, terminal),
  }
}

function readAll(root: string): readonly Source[] {
  return [MANIFEST, ...listConfigs(root).paths].flatMap((path) => {
    const source = readSource(root, path)
    return source && source !== 'outside' ? [source] : []
  })
}

/** Nothing is written while this goes on: whoever stops the program here has lost nothing. */
function workOut(steps: ReturnType<typeof migrateFiles>, { err, hasColor = false }: Terminal): Migration {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) {
      if (hasColor) err('\r\u001B[K')
      return step.value
    }
    const { doing, done, total, path } = step.value
    if (hasColor) err(oneLine(`${doing} ${done + 1} of ${total} ${path}`).replace(/^/, '\r\u001B[K'))
  }
}

function report({ moves, kept, rows, proofs }: Migration, { all = false }: MigrateOptions, { out, err }: Terminal): void {
  for (const { from, to } of moves) out(oneLine(`${from} → ${to}`).concat('\n'))
  for (const { path, reason } of kept) err(oneLine(`stays: ${path}: ${reason}`).concat('\n'))
  for (const row of rows) if (all || !QUIET.has(row.kind)) out(rowLine(row).concat('\n'))
  const counts = KINDS.map((kind) => `${rows.filter((row) => row.kind === kind).length} ${WORDS[kind]}`)
  out(`keys: ${counts.join(', ')}\n`)
  const wrong = proofs.filter(({ difference }) => difference !== undefined)
  for (const { before, difference = '' } of wrong) err(oneLine(`differs: ${before}: ${difference}`).concat('\n'))
  const equal = proofs.filter(({ difference }) => difference === undefined)
  out(`resolve to the same: ${provenText(equal)}, ${valuesText(equal)}\n`)
}

const KINDS = ['moved', 'renamed', 'defaulted', 'unknown', 'noted'] as const

const WORDS: Readonly<Record<MigrationRow['kind'], string>> = {
  moved: 'moved',
  renamed: 'renamed',
  defaulted: 'left to defaults',
  unknown: 'not understood',
  noted: 'notes',
}

/** Listed on request only: there is one for every key. */
const QUIET: ReadonlySet<MigrationRow['kind']> = new Set(['moved', 'defaulted'])

function rowLine({ kind, path, from, to, value, note }: MigrationRow): string {
  const where = [from, to].flatMap((origin: Origin | undefined) => (origin ? [formatOrigin(origin)] : []))
  const key = path.length > 0 ? formatPath(path) : '-'
  return oneLine([kind, where.join(' → '), key, value, note === '' ? '' : `(${note})`].filter((part) => part !== '').join(' '))
}

interface Writing {
  readonly root: string
  /** What was read. */
  readonly files: Files
  readonly isKept: boolean
  readonly terminal: Terminal
}

function write({ texts }: Migration, { root, files, isKept, terminal }: Writing): void {
  const written = texts.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]))
  const gone = isKept ? [] : texts.filter(({ text }) => text === undefined).map(({ path }) => path)
  const taken = written.find(({ path }) => !files.has(path) && isTaken(join(root, path)))
  if (taken) throw new UsageError(`${join(root, taken.path)} is there and was not read; nothing is written`)
  const failure = replaceBelow(root, written, gone)
  if (failure !== undefined) throw new UsageError(`${root}: ${failure}; nothing is written`)
  terminal.out(`wrote ${count(written.length, 'file')}, removed ${gone.length}\n`)
}
