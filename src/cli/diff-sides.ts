import { join } from 'node:path'
import type { Issue } from '../core/issue.ts'
import type { Source } from '../core/source.ts'
import type { Derived } from '../workspace/derive.ts'
import type { Rules } from '../workspace/rules.ts'
import { outsideOptions } from '../workspace/compare/outside-options.ts'
import { fileTitle, sideOf } from '../workspace/compare/side.ts'
import type { Side, SideRef } from '../workspace/compare/side.ts'
import { findPlaces, workspaceAround } from './find-root.ts'
import type { Place } from './find-root.ts'
import { readNamed } from './node-files.ts'
import { overridesText, readStack } from './open-stack.ts'
import { layersOf, rulesOfRoot } from './root-rules.ts'
import type { RuleOptions } from './root-rules.ts'
import type { Terminal } from './terminal.ts'

/** What is compared: two files, each with override lines over it. */
export interface DiffRequest extends RuleOptions {
  readonly files: readonly [a: string, b: string]
  readonly setA?: readonly string[]
  readonly setB?: readonly string[]
  readonly root?: string
}

/** A side read from disk. */
export interface OpenedSide {
  readonly side: Side
  readonly rules: Rules
  /** What kept parts of it from being read. Whether the values are valid is another matter. */
  readonly errors: readonly Issue[]
}

/** Reads two files and all that they link to. A file in no workspace is read by the rules of the other one's. */
export async function openSides(request: DiffRequest, terminal: Terminal): Promise<readonly [OpenedSide, OpenedSide]> {
  const [fileA, fileB] = request.files
  const isLayer = (await layersOf([fileA], request, terminal)) ?? (await layersOf([fileB], request, terminal))
  const places = findPlaces(request.files, { root: request.root, isLayer }, terminal)
  const texts = [overridesText(request.setA, '--set-a'), overridesText(request.setB, '--set-b')] as const
  const [ruledA, ruledB] = ruledBy(places, request)
  const rulesA = await rulesOfSide(places[0], { ...request, ruled: ruledA }, terminal)
  const rulesB = await rulesOfSide(places[1], { ...request, ruled: ruledB }, terminal)
  // Files of one workspace are read once: what both sides take is the same to them.
  const filesA = new Map<string, Source>()
  const filesB = places[0].root === places[1].root ? filesA : new Map<string, Source>()
  const a = openSide(places[0], { rules: rulesA, overrides: texts[0], files: filesA })
  const b = openSide(places[1], { rules: rulesB, overrides: texts[1], files: filesB })
  return named(a, b, request)
}

/** The workspaces by whose rules the sides are read. */
function ruledBy([{ root: a }, { root: b }]: readonly [Place, Place], { root }: DiffRequest): readonly [string, string] {
  if (root !== undefined || a === b) return [a, b]
  const [aroundA, aroundB] = [workspaceAround(a), workspaceAround(b)]
  return [aroundA ?? aroundB ?? a, aroundB ?? aroundA ?? b]
}

interface Ruled extends RuleOptions {
  /** The workspace by whose rules a side is read. */
  readonly ruled: string
}

/** The rules of a workspace; for a file that is not in it, as a text from outside is read. */
async function rulesOfSide({ root, paths }: Place, { ruled, ...options }: Ruled, terminal: Terminal): Promise<Rules> {
  const rules = await rulesOfRoot({ root: ruled, paths: ruled === root ? paths : [] }, options, terminal)
  const [path = ''] = paths
  if (ruled === root || workspaceAround(root) === ruled) return rules
  return { ...rules, options: outsideOptions(readNamed(join(root, path), path), rules) }
}

interface Opening {
  readonly rules: Rules
  readonly overrides: string
  readonly files: Map<string, Source>
}

function openSide(place: Place, { rules, overrides, files }: Opening): OpenedSide {
  const derived = readStack(place, { rules, overrides, files })
  const [path = ''] = place.paths
  const ref: SideRef = overrides === '' ? { kind: 'file', path } : { kind: 'stack', files: place.paths, overrides, off: [] }
  return {
    side: { ...sideOf(ref, derived.composition, rules), files, options: rules.options },
    rules,
    errors: errorsOf(derived, rules),
  }
}

function errorsOf({ issues, composition }: Derived, rules: Rules): readonly Issue[] {
  const reading = [...rules.issues, ...composition.issues].filter(({ severity }) => severity === 'error')
  const places = new Set(reading.map(({ origin }) => origin))
  return issues.filter(({ severity, origin }) => severity === 'error' && places.has(origin))
}

/** Sides that their file names do not tell apart are called by their paths, and each by the override lines over it. */
function named(a: OpenedSide, b: OpenedSide, { files, setA, setB }: DiffRequest): readonly [OpenedSide, OpenedSide] {
  const isAlike = fileTitle(files[0]) === fileTitle(files[1]) && files[0] !== files[1]
  const rename = (opened: OpenedSide, path: string, lines: readonly string[] = []): OpenedSide => {
    const name = isAlike ? path : fileTitle(path)
    return { ...opened, side: { ...opened.side, name: lines.length === 0 ? name : `${name} with ${lines.join(' ')}` } }
  }
  return [rename(a, files[0], setA), rename(b, files[1], setB)]
}
