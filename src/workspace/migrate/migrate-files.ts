import type { Files, Source } from '../../core/source.ts'
import { MANIFEST, readManifest } from '../../systems/manifest/manifest.ts'
import { experimentsOf } from '../experiments.ts'
import { relink } from './migration-links.ts'
import type { Relinking } from './migration-links.ts'
import { convertFile, filesToMigrate, targetOf } from './migration-moves.ts'
import { composeAlone, prove } from './migration-proof.ts'
import { provenText } from './migration-text.ts'
import { withoutStaying } from './migration-stays.ts'
import { joinRows, movedRows, renamedRows, schemaRows } from './migration-report.ts'
import type { ConvertedFile, Kept, Migration, MigrationProgress, MigrationRequest, MigrationRow, Proof } from './migration.ts'
import type { NewText } from '../commands.ts'
import { rulesFor } from '../rules.ts'
import type { Rules } from '../rules.ts'
import type { Session } from '../session.ts'

/** What a migration starts from. */
export interface MigrationStart {
  readonly files: Files
  readonly rules: Rules
  readonly request: MigrationRequest
}

/** The files with what was guessed in place of a missing `strata.yaml`: it becomes one where it lists a file that gets another name. */
export function withGuess({ files, guessed }: Pick<Session, 'files' | 'guessed'>): Files {
  return files.has(MANIFEST) ? files : new Map(files).set(MANIFEST, guessed)
}

/**
 * Works a migration out, step by step, so that whoever asks for it can show how far it is and stop it: nothing is written. Every
 * experiment, and every file that none takes in, is composed before and after; where one differs, the migration comes with a refusal and is not to be done.
 *
 * @see SPEC.md X8
 */
export function* migrateFiles({ files, rules, request }: MigrationStart): Generator<MigrationProgress, Migration> {
  const experiments = experimentsOf(files, rules.options)
  const { mounted, reached } = yield* linkedFiles({ files, rules, request }, experiments)
  const { converted, kept } = yield* convertAll({ files, rules, request }, mounted)
  const moves = new Map(converted.map(({ path, made }) => [path, made.path]))
  const relinked = yield* relinkAll({ files, rules, request }, converted, {
    options: rules.options,
    moves,
    isMounted: (path) => mounted.has(path) || rules.options.mountOf?.(path) !== undefined,
  })
  const texts = textsBetween(files, relinked.files)
  const rows = [
    ...converted.flatMap((file) => movedRows(file, files.get(file.path) ?? file.made, rules.options)),
    ...relinked.rows,
  ]
  const base = { request, moves: [...moves].map(([from, to]) => ({ from, to })), kept, files: relinked.files, texts }
  if (relinked.refusal !== undefined) return { ...base, rows, proofs: [], refusal: relinked.refusal }
  const alone = converted.filter(({ path }) => !reached.has(path) && !experiments.includes(path))
  const wanted = [
    ...experiments.map((path) => ({ of: 'experiment', path }) as const),
    ...alone.map(({ path }) => ({ of: 'file', path }) as const),
  ]
  const proven = yield* proveAll({ files, rules, request }, { files: relinked.files, wanted, moves, converted })
  return { ...base, rows: [...rows, ...joinRows(proven.rows)], proofs: proven.proofs, ...proven.refusal }
}

type Step<Result> = Generator<MigrationProgress, Result>

interface LinkedFiles {
  /** The files that experiments mount, each with the key that names it. */
  readonly mounted: ReadonlyMap<string, string>
  /** All files that experiments take in. */
  readonly reached: ReadonlySet<string>
}

function* linkedFiles({ files, rules }: MigrationStart, experiments: readonly string[]): Step<LinkedFiles> {
  const mounted = new Map<string, string>()
  const reached = new Set<string>()
  for (const [done, path] of experiments.entries()) {
    yield { doing: 'read', done, total: experiments.length, path }
    const { layers } = composeAlone(path, { files, options: rules.options })
    for (const { path: taken, mountKey } of layers) {
      reached.add(taken)
      if (mountKey !== undefined) mounted.set(taken, mountKey)
    }
  }
  return { mounted, reached }
}

interface ConvertedAll {
  readonly converted: readonly ConvertedFile[]
  readonly kept: readonly Kept[]
}

function* convertAll(start: MigrationStart, mounted: ReadonlyMap<string, string>): Step<ConvertedAll> {
  const converted: ConvertedFile[] = []
  const kept: Kept[] = []
  const wanted = filesToMigrate(start.files, start.rules, start.request)
  const made = new Set<string>()
  const taken = new Set([...start.files.keys(), ...wanted.map((path) => targetOf(path, { ...start, mounted }).target)])
  for (const [done, path] of wanted.entries()) {
    yield { doing: 'convert', done, total: wanted.length, path }
    const result = convertFile(path, { ...start, mounted, taken })
    if ('reason' in result) kept.push(result)
    else if (made.has(result.made.path)) kept.push({ path, reason: `another file becomes ${result.made.path} already` })
    else {
      converted.push(result)
      made.add(result.made.path)
      for (const beside of result.whole?.beside ?? []) taken.add(beside.path)
    }
  }
  const divided = withoutStaying(converted, start.rules)
  return { converted: divided.converted, kept: [...kept, ...divided.kept] }
}

interface RelinkedAll {
  readonly files: Files
  readonly rows: readonly MigrationRow[]
  readonly refusal?: string
}

/** All files as they would be, the old ones gone, with the paths in them respelled. */
function* relinkAll(
  { files, rules }: MigrationStart,
  converted: readonly ConvertedFile[],
  relinking: Relinking,
): Step<RelinkedAll> {
  const after = new Map<string, Source>()
  const byPath = new Map(converted.map((file) => [file.path, file]))
  const rows: MigrationRow[] = []
  let done = 0
  for (const [path, source] of files) {
    yield { doing: 'link', done, total: files.size, path }
    done += 1
    const file = byPath.get(path)
    const now = file?.made ?? source
    const isRead = path === MANIFEST || rules.options.isConfig(path)
    const result = isRead && relinking.moves.size > 0 ? relink(now, path, relinking) : { source: now, respellings: [] }
    if ('reason' in result) return { files, rows, refusal: result.reason }
    after.set(now.path, result.source)
    for (const beside of file?.whole?.beside ?? []) after.set(beside.path, beside)
    rows.push(...renamedRows(result.respellings, { before: source, after: result.source, dialect: rules.options.dialect }))
  }
  return { files: after, rows }
}

function textsBetween(before: Files, after: Files): readonly NewText[] {
  const gone = [...before.keys()].filter((path) => !after.has(path))
  const written = [...after.values()].filter(({ path, text }) => before.get(path)?.text !== text)
  return [...written, ...gone.map((path) => ({ path, text: undefined }))]
}

interface After {
  readonly files: Files
  readonly wanted: readonly (Pick<Proof, 'of'> & { readonly path: string })[]
  readonly moves: ReadonlyMap<string, string>
  readonly converted: readonly ConvertedFile[]
}

interface ProvenAll {
  readonly proofs: readonly Proof[]
  readonly rows: readonly MigrationRow[]
  readonly refusal: { readonly refusal?: string }
}

function* proveAll({ files, rules }: MigrationStart, { files: after, wanted, moves, converted }: After): Step<ProvenAll> {
  const manifest = after.get(MANIFEST)
  const { options } = manifest && manifest !== files.get(MANIFEST) ? rulesFor(readManifest(manifest), after) : rules
  const proofs: Proof[] = []
  const rows: MigrationRow[] = []
  for (const [done, { of, path: before }] of wanted.entries()) {
    yield { doing: 'prove', done, total: wanted.length, path: before }
    const isWhole = converted.some(({ path, whole }) => path === before && whole !== undefined)
    const pair = { of, before, after: moves.get(before) ?? before, moves, isWhole }
    const { proof, composition } = prove(pair, [
      { files, options: rules.options },
      { files: after, options },
    ])
    proofs.push(proof)
    rows.push(...schemaRows(composition, rules.system))
  }
  const wrong = proofs.filter(({ difference }) => difference !== undefined)
  const refusal = wrong.length > 0 ? { refusal: `${provenText(wrong)} would not resolve to the same` } : {}
  return { proofs, rows, refusal }
}
