import type { Path } from '../../../core/path.ts'
import type { IdList } from '../conditions.ts'
import type { NetworkPlace } from '../places.ts'

/** The key of a network that says how wide the conditions of a list are. */
export interface WidthKey {
  readonly list: IdList
  /** Below the network. */
  readonly path: Path
  /** Whether conditions stand side by side as channels, or one after another. */
  readonly isSum: boolean
}

const dit: readonly WidthKey[] = [
  key('cross_attention_cond_ids', 'cond_token_dim', false),
  key('prepend_cond_ids', 'prepend_cond_dim', false),
  key('global_cond_ids', 'global_cond_dim', true),
  key('input_concat_ids', 'input_concat_dim', true),
]

const unet: readonly WidthKey[] = [
  key('cross_attention_cond_ids', 'context_embedding_features', false),
  key('global_cond_ids', 'context_features', true),
  { list: 'input_concat_ids', path: ['config', 'context_channels', 0], isSum: true },
]

const KEYS: Readonly<Record<string, readonly WidthKey[]>> = {
  dit,
  adp_1d: unet,
  adp_cfg_1d: unet,
  continuous_transformer: [
    key('cross_attention_cond_ids', 'cross_attn_cond_dim', false),
    key('prepend_cond_ids', 'prepend_cond_dim', false),
  ],
}

/** What a network is told of the widths of its conditions; nothing for one that takes none. */
export function widthKeys({ type }: NetworkPlace): readonly WidthKey[] {
  return typeof type === 'string' && Object.hasOwn(KEYS, type) ? (KEYS[type] ?? []) : []
}

function key(list: IdList, name: string, isSum: boolean): WidthKey {
  return { list, path: ['config', name], isSum }
}
