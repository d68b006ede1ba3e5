import type { Change } from './change.ts'
import { compose, OVERRIDES, overridesSource } from '../compose/compose.ts'
import type { Composition, Stack } from '../compose/compose.ts'
import { isEqualNode, nodeAt } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import { diff } from './diff.ts'
import type { DiffOptions } from './diff.ts'
import { isOpenExpression } from '../compose/interpolation-run.ts'
import { layerBetween } from '../layer-between.ts'
import type { LinkOptions } from '../links/link-files.ts'
import { merge } from '../merge.ts'
import { overrideLines } from './override-lines.ts'
import { startsWith } from '../path.ts'
import type { Path } from '../path.ts'
import { isPortable } from '../scalar/print-scalar.ts'
import { printYaml } from '../print/print.ts'
import type { Files, Source } from '../source.ts'
import { spellerOf } from '../edit/spell-value.ts'
import { takeBack } from './take-back.ts'
import { keyOfId } from '../value.ts'

/**
 * What makes B of A, as a text: override lines, or a file to lay over A. Proven: A was composed with it again and compared.
 *
 * @see SPEC.md D7
 */
export interface Patch {
  readonly text: string
  /** Whether A with it equals B in all that counts. */
  readonly isProven: boolean
  /** What still differs, and why no text of this form can say it. */
  readonly inexpressible: readonly Inexpressible[]
  /** What still differs though it should not. */
  readonly left: readonly Change[]
}

/** A change that a form of patch cannot say. */
export interface Inexpressible {
  readonly change: Change
  readonly reason: InexpressibleReason
}

/**
 * `deletion`: merging takes no key away, and null is not missing. `overridden`: A's override lines lie above every file.
 * `spelling`: the dialect has no spelling for the value, or the key. `interpolation`: B has an expression there that nothing
 * replaces, and A reads it otherwise, or A has one, which brings the key back.
 */
export type InexpressibleReason = 'deletion' | 'overridden' | 'spelling' | 'interpolation'

/** What a patch is made of. */
export interface PatchRequest extends DiffOptions {
  readonly a: Composition
  readonly b: Composition
  /** What A's files are read from, and how they link: composing its stack with these again gives A. */
  readonly files: Files
  readonly options: LinkOptions
  /** Changes that stay as they are in A; the proof does not count them. */
  readonly ignored?: readonly Change[]
}

/**
 * The diff as override lines, to be put behind A's own.
 *
 * @see SPEC.md D7, O
 */
export function patchLines(request: PatchRequest): Patch {
  const { a, files, options } = request
  // A reads what is written, whoever had the value.
  const [goal, spell] = [goalOf(request), spellerOf(a.dialect)]
  const lines = new Set<string>(overrideLines(mountKeysOf(a.config, options), mountKeysOf(goal, options), { spell }))
  let { config } = withLines()
  for (let round = firstRound(a); round < ROUNDS && !isEqualNode(config, goal); round += 1) {
    const more = overrideLines(config, goal, { spell, isWithoutFollowers: round === 0 })
    const known = lines.size
    for (const line of more) lines.add(line)
    if (lines.size === known && round > 0) break
    config = withLines().config
  }
  return proven({ text: textOf(lines), config, goal, request, isFile: false })

  function withLines(): Composition {
    return compose(files, withOverrideLines(a.stack, textOf(lines)), options)
  }
}

/** A stack with lines behind its override lines. Where that layer is off it is on again, its own lines kept as comments. */
export function withOverrideLines(stack: Stack, lines: string): Stack {
  const { overrides, off } = stack
  const own = off.has(OVERRIDES) ? overrides.text.replaceAll(/^(?=[ \t]*[^\s#])/gm, '# ') : overrides.text
  const text = own === '' || own.endsWith('\n') ? own + lines : `${own}\n${lines}`
  return { ...stack, overrides: overridesSource(text), off: new Set([...off].filter((id) => id !== OVERRIDES)) }
}

/**
 * The diff as a file that holds what B has otherwise, to be laid over A's files, beneath its override lines. What merging cannot
 * say, it cannot: a deletion, or an empty map over a map.
 *
 * @see SPEC.md D7, M
 */
export function patchFile(request: PatchRequest): Patch {
  const { a, files, options } = request
  const [goal, spell, path] = [goalOf(request), spellerOf(a.dialect), freePath(files)]
  let layer = layerBetween(mountKeysOf(a.config, options), mountKeysOf(goal, options), { spell })
  let { config } = withLayer()
  for (let round = firstRound(a); round < ROUNDS && !isEqualNode(config, goal); round += 1) {
    const more = layerBetween(config, goal, { spell, isWithoutFollowers: round === 0 })
    const next: MapNode | undefined = layer && more ? merge(layer, more) : (more ?? layer)
    if (round > 0 && (next === layer || (next && layer && isEqualNode(next, layer)))) break
    layer = next
    config = withLayer().config
  }
  return proven({ text: layer ? printYaml(layer) : '', config, goal, request, isFile: true })

  function withLayer(): Composition {
    const source: Source = { kind: 'file', path, text: layer ? printYaml(layer) : '' }
    return compose(new Map(files).set(path, source), { ...a.stack, files: [...a.stack.files, path] }, options)
  }
}

/**
 * Writing one value changes those that interpolations make of it, so what is left is written after the rest, and what depends on
 * that after it.
 */
const ROUNDS = 6

/** Only where there are interpolations can values follow others: the first round leaves them out. */
function firstRound({ dialect }: Composition): number {
  return dialect === 'omegaconf' ? 0 : 1
}

/** The path keys of a config alone: what they mount need not be written, so they come first. */
function mountKeysOf(config: MapNode, { mounts = [] }: LinkOptions): MapNode {
  return { ...config, entries: new Map([...config.entries].filter(([id]) => mounts.some(({ key }) => key === id))) }
}

function goalOf({ a, b, ignored = [], matchBy }: PatchRequest): MapNode {
  return takeBack(a.config, b.config, { changes: ignored, ...(matchBy ? { matchBy } : {}) })
}

function textOf(lines: ReadonlySet<string>): string {
  return Array.from(lines, (line) => `${line}\n`).join('')
}

function freePath(files: Files): string {
  let path = 'patch.yaml'
  for (let n = 2; files.has(path); n += 1) path = `patch-${n}.yaml`
  return path
}

interface Draft {
  readonly text: string
  /** A with the text. */
  readonly config: MapNode
  readonly goal: MapNode
  readonly request: PatchRequest
  readonly isFile: boolean
}

function proven({ text, config, goal, request, isFile }: Draft): Patch {
  const { changes } = diff(config, goal, request)
  const spell = spellerOf(request.a.dialect)
  const overrides = isFile ? request.a.overrides : []
  const inexpressible: Inexpressible[] = []
  const left: Change[] = []
  for (const change of changes) {
    const reason = reasonOf(change)
    if (reason) inexpressible.push({ change, reason })
    else left.push(change)
  }
  return { text, isProven: changes.length === 0, inexpressible, left }

  function reasonOf({ kind, a, b }: Change): InexpressibleReason | undefined {
    if (overrides.some(({ path }) => startsWith(path, b.path) || startsWith(b.path, path))) return 'overridden'
    if (isFile && kind === 'removed') return 'deletion'
    if (b.node && !spell(b.node)) return 'spelling'
    // What goes may be held by an expression that stays open on our side.
    const leaf = nodeAt(goal, leafPath(b.path)) ?? a.node
    if (leaf && holdsOpenExpression(leaf)) return 'interpolation'
    const isOddKey = isFile && [...a.path, ...b.path].some((step) => typeof step === 'string' && !isPortable(keyOfId(step)))
    return isOddKey ? 'spelling' : undefined
  }
}

/** A list is one value, whatever differs in it. */
function leafPath(path: Path): Path {
  const index = path.findIndex((step) => typeof step === 'number')
  return index === -1 ? path : path.slice(0, index)
}

function holdsOpenExpression(node: ConfigNode): boolean {
  if (node.kind === 'list') return node.items.some(holdsOpenExpression)
  if (node.kind === 'map') return [...node.entries.values()].some((entry) => holdsOpenExpression(entry.node))
  return isOpenExpression(node)
}
