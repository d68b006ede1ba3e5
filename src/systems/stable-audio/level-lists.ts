import type { Path } from '../../core/path.ts'
import type { ConfigView } from '../system.ts'

/** The lists of an encoder or decoder that is built level by level. */
export interface LevelLists {
  /** As many numbers as it has, so many levels are built. */
  readonly counting: string
  /** Those that are asked for a number at each level. More are not looked at, and fewer stop the class. */
  readonly others: readonly string[]
}

/** As the loops of the classes in models/autoencoders.py and models/local_attention.py count, encoders and decoders alike. */
const LISTS: Readonly<Record<string, LevelLists>> = {
  oobleck: { counting: 'c_mults', others: ['strides'] },
  taae: { counting: 'c_mults', others: ['strides', 'transformer_depths'] },
  local_attn: { counting: 'depths', others: ['embed_dims', 'heads', 'ratios'] },
}

/** The lists of an encoder or decoder of some type; undefined where one list alone says everything. */
export function levelLists(type: unknown): LevelLists | undefined {
  return typeof type === 'string' && Object.hasOwn(LISTS, type) ? LISTS[type] : undefined
}

/** How many levels the encoder or decoder at `coder` has; undefined where that is not known, or one list alone says it. */
export function levelCount(view: ConfigView, coder: Path): number | undefined {
  const lists = levelLists(view.get([...coder, 'type']))
  return lists && lengthAt(view, [...coder, 'config', lists.counting])
}

/** The length of the list at a path; undefined where none stands there. */
export function lengthAt(view: ConfigView, path: Path): number | undefined {
  const list = view.get(path)
  return Array.isArray(list) ? list.length : undefined
}
