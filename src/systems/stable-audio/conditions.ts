import type { Path } from '../../core/path.ts'
import type { ConfigView } from '../system.ts'
import { isMap } from './places.ts'
import type { ModelPlace } from './places.ts'
import { isSize } from './told.ts'

/** A condition that a network may name. */
export interface Condition {
  readonly id: string
  /** Where the id is written; undefined for one that the model makes itself. */
  readonly path: Path | undefined
  /** Undefined where it is not known. */
  readonly width: number | undefined
  /** What the width is made of. */
  readonly widthPaths: readonly Path[]
}

/** The conditions of a model, in their order; two may have one id. */
export function conditionsOf(view: ConfigView, { path, type }: ModelPlace): readonly Condition[] {
  const section = [...path, 'model']
  const configs = view.get([...section, 'conditioning', 'configs'])
  const written = Array.isArray(configs) ? configs : []
  const own = written.flatMap((config: unknown, i) => {
    const id = isMap(config) ? config['id'] : undefined
    return typeof id === 'string' ? [conditionAt(view, [...section, 'conditioning'], { id, i })] : []
  })
  return type === 'diffusion_cond_inpaint' ? [...own, ...gapConditions(view, section)] : own
}

function conditionAt(view: ConfigView, conditioning: Path, { id, i }: { readonly id: string; readonly i: number }): Condition {
  const own = [...conditioning, 'configs', i, 'config', 'output_dim']
  const common = [...conditioning, 'cond_dim']
  const from = view.isSet(own) ? own : common
  const width = view.get(from)
  return { id, path: [...conditioning, 'configs', i, 'id'], width: isSize(width) ? width : undefined, widthPaths: [from] }
}

/** What a model that fills gaps provides itself: where the gaps are, and the rest of the audio. */
function gapConditions(view: ConfigView, section: Path): readonly Condition[] {
  const channels = [...section, 'io_channels']
  const width = view.get(channels)
  return [
    { id: 'inpaint_mask', path: undefined, width: 1, widthPaths: [] },
    { id: 'inpaint_masked_input', path: undefined, width: isSize(width) ? width : undefined, widthPaths: [channels] },
  ]
}

/**
 * The conditions of a model, all of them; undefined where a block that is missing or of the wrong kind may have been one, and so
 * nothing can be said of a name that none of them has.
 */
export function allConditionsOf(view: ConfigView, model: ModelPlace): readonly Condition[] | undefined {
  const section = [...model.path, 'model']
  const conditioning = view.get([...section, 'conditioning']) ?? null
  const configs = view.get([...section, 'conditioning', 'configs'])
  const isWhole = Array.isArray(configs) && configs.every((config: unknown) => isMap(config) && typeof config['id'] === 'string')
  return isMap(view.get(section)) && (conditioning === null || isWhole) ? conditionsOf(view, model) : undefined
}

/** The lists of a network that name conditions. */
export const ID_LISTS = ['cross_attention_cond_ids', 'global_cond_ids', 'input_concat_ids', 'prepend_cond_ids'] as const
export type IdList = (typeof ID_LISTS)[number]

/** The ids of a list that are texts, each with its place. */
export function idsAt(view: ConfigView, path: Path): readonly { readonly id: string; readonly path: Path }[] {
  const ids = view.get(path)
  if (!Array.isArray(ids)) return []
  return ids.flatMap((id: unknown, i) => (typeof id === 'string' ? [{ id, path: [...path, i] }] : []))
}
