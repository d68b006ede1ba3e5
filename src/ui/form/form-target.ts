import { compose, OVERRIDES, overridesSource } from '../../core/compose/compose.ts'
import type { Composition } from '../../core/compose/compose.ts'
import type { MapNode } from '../../core/config-node.ts'
import type { Issue } from '../../core/issue.ts'
import type { Layer } from '../../core/layer.ts'
import { AT_TOP } from '../../core/layer-place.ts'
import type { LayerPlace } from '../../core/layer-place.ts'
import type { LinkOptions } from '../../core/links/link-files.ts'
import { emptyMap } from '../../core/read/parse.ts'
import type { Path } from '../../core/path.ts'
import type { Files, Source } from '../../core/source.ts'
import { joinIssues } from '../../systems/judge/join-issues.ts'
import type { System } from '../../systems/system.ts'
import type { Derived } from '../../workspace/derive.ts'
import type { Session } from '../../workspace/session.ts'
import { sourceAt } from '../../workspace/session.ts'

/** The layer that the form writes to, and the composition that its rows are seen in. */
export interface FormTarget {
  /** Path of its file, or `overrides`. */
  readonly path: string
  /** Its text; undefined where there is no such file. */
  readonly source: Source | undefined
  readonly layer: Layer | undefined
  /** What the layer itself writes. */
  readonly own: MapNode
  /** Where that stands in the text and in the config. */
  readonly place: LayerPlace
  /** Whether it takes part in the session's stack; else `seen` is the file by itself with what it includes. */
  readonly isMember: boolean
  readonly seen: Seen
  readonly system: System
  readonly options: LinkOptions
}

/** A composition with what follows from it. */
export interface Seen {
  readonly composition: Composition
  readonly defaults: MapNode
  readonly issues: readonly Issue[]
  readonly inactive: readonly Path[]
}

/** The form's target; the same object for the same session. */
export function targetOf(session: Session, derived: Derived): FormTarget {
  const known = latest.get(derived)
  if (known && known.id === session.target && known.files === session.files) return known.target
  const target = findTarget(session, derived)
  latest.set(derived, { id: session.target, files: session.files, target })
  return target
}

const latest = new WeakMap<Derived, { readonly id: string; readonly files: Files; readonly target: FormTarget }>()

function findTarget(session: Session, derived: Derived): FormTarget {
  const { system, options, composition } = derived
  const layers = composition.layers
  const member = layers.find(({ id }) => id === session.target) ?? layers.findLast(({ path }) => path === session.target)
  const path = member?.path ?? session.target
  const source = sourceAt(session, path)
  const seen = member ? derived : seeAlone(session.files, path, { system, options })
  const layer = member ?? seen.composition.layers.findLast((other) => other.path === path)
  const own = layer?.own ?? emptyMap(source ?? composition.stack.overrides)
  return { path, source, layer, own, place: layer ?? AT_TOP, isMember: member !== undefined, seen, system, options }
}

/** A file composed by itself with what it includes, without overrides. */
function seeAlone(files: Files, path: string, { system, options }: Pick<FormTarget, 'system' | 'options'>): Seen {
  const stack = { files: files.has(path) ? [path] : [], overrides: NO_OVERRIDES, off: NOTHING_OFF }
  const composition = compose(files, stack, options)
  return {
    composition,
    defaults: system.judge.defaults(system, composition.config),
    issues: joinIssues(composition.issues, system.judge.issues(composition, system)),
    inactive: system.judge.inactive(system, composition.config),
  }
}

const NO_OVERRIDES = overridesSource('')
const NOTHING_OFF: ReadonlySet<string> = new Set()

/** How the target is called beside a value: `this file`, or `overrides`. */
export function targetName(path: string): string {
  return path === OVERRIDES ? OVERRIDES : 'this file'
}
