import { OVERRIDES } from '../../core/compose/compose.ts'
import { nodeAt } from '../../core/config-node.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { parseOverrides } from '../../core/read/overrides.ts'
import { parse } from '../../core/read/parse.ts'
import type { Path } from '../../core/path.ts'
import type { Origin, Source, Span } from '../../core/source.ts'
import type { Look } from './look-at.ts'
import { spotAt } from './spot-at.ts'

/** A key of the config that the text writes at some place. */
export interface KeyHere {
  readonly path: Path
  /** What is written; a deletion writes nothing but stands somewhere. */
  readonly node: ConfigNode | (Origin & { readonly kind?: undefined })
  readonly span: Span
}

/** The key of the config whose name or value stands at an offset of the text; undefined where none does. */
export function keyAt({ own, seen }: Look, source: Source, offset: number): KeyHere | undefined {
  if (source.path === OVERRIDES) return overrideAt(source, seen.options.dialect, offset)
  const found = spotAt(own, offset)
  return found && { path: found.path, node: found.node, span: found.span }
}

function overrideAt(source: Source, dialect: Look['seen']['options']['dialect'], offset: number): KeyHere | undefined {
  const found = parseOverrides(source, dialect).overrides.find(({ at }) => at.start <= offset && offset <= at.end)
  return found && { path: found.path, node: found.kind === 'delete' ? { ...found.at } : found.value, span: found.at }
}

/** A link of the text to another file. */
export interface LinkHere {
  /** The path as it is written. */
  readonly raw: string
  readonly span: Span
  /** What it is relative to: the file, or the runner's working directory. */
  readonly base: 'file' | 'runner'
}

/** The link whose path stands at an offset of the text; undefined where none does. */
export function linkAt(look: Look, source: Source, offset: number): LinkHere | undefined {
  return mountAt(look, source, offset) ?? listedAt(look, source, offset)
}

/** A path in the list of links. */
function listedAt({ seen, linker }: Look, source: Source, offset: number): LinkHere | undefined {
  if (!linker || source.path === OVERRIDES) return undefined
  const { root } = parse(source, seen.options.dialect)
  const { refs, base } = linker.read(root)
  const found = refs.find(({ origin }) => isAt(origin, offset))
  return found && { raw: found.raw, span: found.origin, base }
}

/** The value of a path key. */
function mountAt(look: Look, source: Source, offset: number): LinkHere | undefined {
  const key = keyAt(look, source, offset)
  const isMount = key?.path.length === 1 && look.seen.options.mounts?.some((mount) => mount.key === key.path[0]) === true
  const node = key && isMount ? asResolved(look, key) : undefined
  if (node?.kind !== 'scalar' || node.value.kind !== 'str' || node.value.value === '' || !isAt(node, offset)) return undefined
  return { raw: node.value.value, span: node, base: 'runner' }
}

/** The value that stands in the result, where it is this one: an interpolation is replaced there. */
function asResolved({ seen }: Look, { path, node }: KeyHere): KeyHere['node'] {
  const winner = nodeAt(seen.composition.config, path)
  return winner && winner.source.path === node.source.path && winner.start === node.start ? winner : node
}

function isAt({ start, end }: ConfigNode | Origin, offset: number): boolean {
  return start <= offset && offset <= end
}
