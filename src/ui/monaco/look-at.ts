import { overridesSource } from '../../core/compose/compose.ts'
import { childAt, nodeAt } from '../../core/config-node.ts'
import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import type { Layer } from '../../core/layer.ts'
import { AT_TOP, pathInConfig } from '../../core/layer-place.ts'
import type { Linker } from '../../core/links/link.ts'
import { emptyMap } from '../../core/read/parse.ts'
import type { Path } from '../../core/path.ts'
import type { Files } from '../../core/source.ts'
import { fieldAt, fieldOf } from '../../systems/schema/field.ts'
import type { Field } from '../../systems/schema/field.ts'
import { narrow } from '../../systems/schema/narrow.ts'
import { derive, deriveStack } from '../../workspace/derive.ts'
import type { Derived } from '../../workspace/derive.ts'
import { rulesOf } from '../../workspace/rules.ts'
import { sourceAt } from '../../workspace/session.ts'
import type { Session } from '../../workspace/session.ts'

/** A text of the session with all that is known of it: its layer, the config it is seen in, how it links. */
export interface Look {
  readonly session: Session
  readonly path: string
  /** Whether the text takes part in the session's stack; if not it is seen by itself, with what it includes. */
  readonly isMember: boolean
  readonly seen: Derived
  readonly layer: Layer | undefined
  /** What the text itself writes; empty while it cannot be read. */
  readonly own: MapNode
  readonly linker: Linker | undefined
}

/** What is known of the text at a path. */
export function lookAt(session: Session, path: string): Look {
  return lookIn(session, path, derive(session))
}

/** The same for a session that is only thought of: with a text as it would be, not as it is. */
export function lookAtDraft(session: Session, path: string): Look {
  return lookIn(session, path, deriveStack(session.files, session.stack, rulesOf(session)))
}

function lookIn(session: Session, path: string, derived: Derived): Look {
  const member = layerIn(derived, path)
  const seen = member ? derived : derivedAlone(session, path)
  const layer = member ?? layerIn(seen, path)
  const own = layer?.own ?? emptyMap(sourceAt(session, path) ?? session.stack.overrides)
  const linker = seen.options.linkers.find(({ governs }) => governs(path))
  return { session, path, isMember: member !== undefined, seen, layer, own, linker }
}

function layerIn({ composition }: Derived, path: string): Layer | undefined {
  return composition.layers.findLast((layer) => layer.path === path)
}

const alone = new WeakMap<Files, Map<string, Derived>>()

function derivedAlone(session: Session, path: string): Derived {
  const { files } = session
  const byPath = alone.get(files) ?? new Map<string, Derived>()
  alone.set(files, byPath)
  const stack = { files: files.has(path) ? [path] : [], overrides: NO_OVERRIDES, off: NOTHING_OFF }
  const derived = byPath.get(path) ?? deriveStack(files, stack, rulesOf(session))
  byPath.set(path, derived)
  return derived
}

const NO_OVERRIDES = overridesSource('')
const NOTHING_OFF: ReadonlySet<string> = new Set()

/** The path in the config of a path in the text; undefined for a link, and for what stands beside the text's own config. */
export function configPath({ layer, linker }: Look, path: Path): Path | undefined {
  const isLink = linker !== undefined && linker.keys.own === undefined && path[0] === linker.keys.refs
  return isLink ? undefined : pathInConfig(layer ?? AT_TOP, path)
}

/** The field at a path of the config, as the chosen variants have it; undefined where the system knows none. */
export function fieldOfPath(look: Look, path: Path): Field | undefined {
  const [key, ...rest] = path
  const section = look.seen.system.sections.find((one) => one.key === key)
  if (!section || typeof key !== 'string') return undefined
  const schema = narrow(section.schema, mapBeneath(look, [key]))
  if (rest.length > 0) return fieldAt(schema, rest, [key])
  return { ...fieldOf(schema, [key]), title: section.title, help: section.help }
}

/**
 * The value at a path of the config while the text is being written: a key with nothing behind it yet reads as null and takes the
 * map beneath away, but what is about to be written there joins that map.
 */
export function mapBeneath({ seen, own }: Look, path: Path): ConfigNode | undefined {
  let node: ConfigNode | undefined = seen.composition.config
  for (const segment of path) {
    node = node && childAt(node, segment)
    if (node?.kind === 'scalar' && node.style === 'none' && node.shadowed) node = node.shadowed
  }
  return node ?? nodeAt(own, path)
}
