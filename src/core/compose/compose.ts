import { applyOverrides, overridesAlone } from './apply-overrides.ts'
import type { Overridden } from './apply-overrides.ts'
import type { MapNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import { foldLayers } from './fold-layers.ts'
import { interpolate } from './interpolate.ts'
import { AT_TOP } from '../layer-place.ts'
import type { Issue } from '../issue.ts'
import type { Layer } from '../layer.ts'
import { linkFiles } from '../links/link-files.ts'
import { mergeRefusals } from './merge-refusals.ts'
import { missingValues } from '../read/missing-value.ts'
import type { Following, Linked, LinkOptions } from '../links/link-files.ts'
import type { LinkedFile } from '../links/linked-file.ts'
import type { MountRef } from '../links/mounts.ts'
import { parseOverrides } from '../read/overrides.ts'
import type { Override } from '../read/overrides.ts'
import { respellingIssues } from './respelling.ts'
import type { Files, Source } from '../source.ts'
import { traceIssues } from './trace-issues.ts'
import type { Traced } from './trace.ts'

/** What to compose. */
export interface Stack {
  /** Files lowest first, their includes not counted. */
  readonly files: readonly string[]
  readonly overrides: Source
  /** Ids of layers that are switched off. */
  readonly off: ReadonlySet<string>
}

/** A resolved stack. */
export interface Composition {
  readonly stack: Stack
  readonly dialect: DialectId
  /** Every layer that takes part, lowest first, the overrides last; those that are off, broken or missing too. */
  readonly layers: readonly Layer[]
  /** The same files as a tree: each with those beneath it, in the order they are merged; switched off ones too. */
  readonly roots: readonly LinkedFile[]
  /** The override lines that write values; others chose files, or the layer is off. */
  readonly overrides: readonly Override[]
  /** The path keys that name a file, whatever became of it. */
  readonly named: readonly MountRef[]
  /** The result: merged, overridden, interpolated. Schema defaults are not in it. */
  readonly config: MapNode
  readonly issues: readonly Issue[]
}

/** Id, kind and path of the overrides layer. */
export const OVERRIDES = 'overrides'

/** An overrides layer with this text. */
export function overridesSource(text: string): Source {
  return { kind: 'overrides', path: OVERRIDES, text }
}

/**
 * Folds a stack into one config: links followed, each file merged over what it includes, the files over one another, the
 * overrides over all, interpolations replaced where the dialect has them. Whatever is wrong is in `issues`; the rest still
 * resolves.
 *
 * @see SPEC.md M8, I3 and O
 */
export function compose(files: Files, stack: Stack, options: LinkOptions): Composition {
  const { dialect } = options
  const { overrides: lines, issues: overrideIssues } = parseOverrides(stack.overrides, dialect)
  const linked = linkStack(files, stack, options)
  const overrides = withoutTaken(stack.off.has(OVERRIDES) ? [] : lines, linked.taken)
  const merged = foldLayers(linked.roots, { ground: stack.overrides, off: stack.off, dialect })
  const resolved = resolveMerged(merged, overrides, dialect)
  const layers = [...layersOf(linked.roots, stack.off), overridesLayer(stack, withoutTaken(lines, linked.taken))]
  const issues = [
    ...linked.issues,
    ...spellingIssues(linked, merged, { files, stack, options }),
    ...overrideIssues,
    ...resolved.issues,
    ...mergeIssues({ config: resolved.config, layers }, dialect),
  ]
  const { roots, named } = linked
  return { stack, dialect, layers, roots, overrides, named, config: resolved.config, issues }
}

/** What OmegaConf refuses to merge is an error, and no warning besides. */
function mergeIssues(traced: Traced, dialect: DialectId): readonly Issue[] {
  const refused = dialect === 'omegaconf' ? mergeRefusals(traced.config) : []
  const isRefused = ({ code, origin }: Issue): boolean => refused.some((other) => other.code === code && other.origin === origin)
  return [...traceIssues(traced).filter((issue) => !isRefused(issue)), ...refused]
}

/** The links of a stack's files, followed; of its files, overrides and switches follow which files are mounted. */
export function linkStack(files: Files, stack: Stack, options: LinkOptions & Partial<Following>): Linked {
  const { dialect } = options
  const { overrides: ground, off } = stack
  const overrides = off.has(OVERRIDES) ? [] : parseOverrides(ground, dialect).overrides
  const resolve: Following['resolve'] = (roots, taken) =>
    resolveMerged(foldLayers(roots, { ground, off, dialect }), withoutTaken(overrides, taken), dialect).config
  return linkFiles(files, stack.files, { identity: 'file', overrides, resolve, ...options })
}

/** What becomes of merged files: overrides applied, then interpolations replaced where the dialect has them. */
export function resolveMerged(merged: MapNode, overrides: readonly Override[], dialect: DialectId): Overridden {
  const overridden = applyOverrides(merged, overrides)
  if (dialect !== 'omegaconf') return overridden
  const { config, issues } = interpolate(overridden.config)
  return { config, issues: [...overridden.issues, ...issues, ...missingValues(config)] }
}

function layersOf(files: readonly LinkedFile[], off: ReadonlySet<string>): readonly Layer[] {
  return files.flatMap(({ layer, beneath }) => [
    ...layersOf(beneath, off),
    off.has(layer.id) ? { ...layer, state: 'off' } : layer,
  ])
}

function overridesLayer({ overrides: source, off }: Stack, overrides: readonly Override[]): Layer {
  const own = overridesAlone(source, overrides)
  const state = off.has(OVERRIDES) ? 'off' : 'ok'
  return { ...AT_TOP, id: OVERRIDES, kind: OVERRIDES, path: OVERRIDES, source, own, chain: [], state }
}

function withoutTaken(lines: readonly Override[], taken: Linked['taken']): readonly Override[] {
  return taken.length === 0 ? lines : lines.filter((line) => !taken.includes(line))
}

interface Request {
  readonly files: Files
  readonly stack: Stack
  readonly options: LinkOptions
}

function spellingIssues(linked: Linked, ours: MapNode, { files, stack, options }: Request): readonly Issue[] {
  if (linked.respelled.length === 0) return []
  const { overrides: ground, off } = stack
  const { roots } = linkStack(files, stack, { ...options, identity: 'spelling' })
  return respellingIssues(linked.respelled, { ours, theirs: foldLayers(roots, { ground, off, dialect: options.dialect }) })
}
