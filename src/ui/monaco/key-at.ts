import { OVERRIDES } from '../../core/compose.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { parseOverrides } from '../../core/overrides.ts'
import { parse } from '../../core/parse.ts'
import type { Path } from '../../core/path.ts'
import type { Origin, Source, Span } from '../../core/source.ts'
import type { Look } from './look-at.ts'
import { spotAt } from './spot-at.ts'

/** A key of the config that the text writes at some place. */
export interface KeyHere {
  readonly path: Path
  /** What is written; a deletion writes nothing but stands somewhere. */
  readonly node: Origin
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
  return found && { path: found.path, node: found.kind === 'delete' ? found.at : found.value, span: found.at }
}

/** A link of the text to another file. */
export interface LinkHere {
  /** The path as it is written. */
  readonly raw: string
  readonly span: Span
}

/** The link whose path stands at an offset of the text; undefined where none does. */
export function linkAt({ seen, linker }: Look, source: Source, offset: number): LinkHere | undefined {
  if (!linker || source.path === OVERRIDES) return undefined
  const { root } = parse(source, seen.options.dialect)
  const found = linker.read(root).refs.find(({ origin }) => isAt(origin, offset))
  return found && { raw: found.raw, span: found.origin }
}

function isAt({ start, end }: ConfigNode | Origin, offset: number): boolean {
  return start <= offset && offset <= end
}
