import type { Path } from '../../core/path.ts'
import type { ConfigView } from '../system.ts'
import { isSize } from '../schema/numbers.ts'

/** One summand of the parameter count. */
export interface Part {
  readonly id: 'attention' | 'feed-forward' | 'norms' | 'embedding'
  readonly title: string
  readonly help: string
  readonly formula: string
  readonly keys: readonly Key[]
  readonly count: (sizes: Sizes) => number
}

type Key = 'n_layers' | 'd_model' | 'd_ff' | 'vocab_size'
type Sizes = Readonly<Record<Key, number>>

/** What the real class adds up, whatever activation, norm, positions and biases are chosen. */
export const parts: readonly Part[] = [
  {
    id: 'attention',
    title: 'Attention',
    help: 'Query, key, value and output matrices of all layers.',
    formula: '4 × n_layers × d_model²',
    keys: ['n_layers', 'd_model'],
    count: (of) => 4 * of.n_layers * of.d_model ** 2,
  },
  {
    id: 'feed-forward',
    title: 'Feed-forward',
    help: 'Three matrices a layer, as SwiGLU has them.',
    formula: '3 × n_layers × d_model × d_ff',
    keys: ['n_layers', 'd_model', 'd_ff'],
    count: (of) => 3 * of.n_layers * of.d_model * of.d_ff,
  },
  {
    id: 'norms',
    title: 'Norms',
    help: 'What the real class allows for norms and the like.',
    formula: '6 × n_layers × d_model',
    keys: ['n_layers', 'd_model'],
    count: (of) => 6 * of.n_layers * of.d_model,
  },
  {
    id: 'embedding',
    title: 'Embedding',
    help: 'A vector for each token of the vocabulary.',
    formula: 'vocab_size × d_model',
    keys: ['vocab_size', 'd_model'],
    count: (of) => of.vocab_size * of.d_model,
  },
]

/** How many parameters a part has; undefined where a size that it is made of is none. */
export function countOf(view: ConfigView, part: Part): number | undefined {
  const sizes = part.keys.map((key): readonly [Key, unknown] => [key, view.get(['model', key])])
  return sizes.every(([, size]) => isSize(size)) ? part.count(Object.fromEntries(sizes) as Sizes) : undefined
}

/** The paths of the sizes that some parts are made of. */
export function sizesOf(some: readonly Part[]): readonly Path[] {
  return [...new Set(some.flatMap(({ keys }) => keys))].map((key) => ['model', key])
}

/** How many parameters the model has, as `param_count` of the real class. */
export function parameterCount(view: ConfigView): number | undefined {
  const counts = parts.map((part) => countOf(view, part))
  return counts.reduce((sum, count) => (sum === undefined || count === undefined ? undefined : sum + count), 0)
}

/** The share of the parameters that is embedding. */
export function embeddingShare(view: ConfigView): number | undefined {
  const embedding = parts.find(({ id }) => id === 'embedding')
  const [part, whole] = [embedding && countOf(view, embedding), parameterCount(view)]
  return part === undefined || whole === undefined ? undefined : part / whole
}
