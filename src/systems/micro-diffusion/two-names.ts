import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../system.ts'
import { HARDWARE_KEYS } from './hardware.ts'
import { pointAt, told } from './told.ts'

/** One setting that has two keys. */
interface Pair {
  readonly paths: readonly [Path, Path]
  /** Whether a default disagrees too: that of each key is read by some code, whatever the other says. */
  readonly withDefaults: boolean
}

const pairs: readonly Pair[] = [
  read(['mixed_precision'], ['training', 'use_mixed_precision']),
  read(['gradient_checkpointing'], ['training', 'use_gradient_checkpointing']),
  read(['training', 'grad_clip_norm'], ['training', 'max_grad_norm']),
  ...['lexical', 'syntactic', 'centrality'].map((key) =>
    read(['curriculum', `${key}_weight`], ['data', 'complexity_weights', key]),
  ),
  ...HARDWARE_KEYS.map((key): Pair => ({
    paths: [
      ['hardware', key],
      ['training', key],
    ],
    withDefaults: false,
  })),
]

function read(a: Path, b: Path): Pair {
  return { paths: [a, b], withDefaults: true }
}

/** Settings with two names say the same under both. */
export const twoNames: Rule = {
  id: 'two-names',
  says: 'A setting with two names has one value.',
  check: (view) => pairs.flatMap((pair) => disagreement(view, pair)),
}

function disagreement(view: ConfigView, { paths, withDefaults }: Pair): readonly Violation[] {
  const [a, b] = paths
  const [one, other] = [view.get(a), view.get(b)]
  const isWritten = withDefaults ? view.isSet(a) || view.isSet(b) : view.isSet(a) && view.isSet(b)
  if (!isWritten || one === other || !isComparable(one) || !isComparable(other)) return []
  const { path, also } = pointAt(view, paths)
  const second = also[0] ?? path
  const message = `${told(view, path)}, but ${told(view, second)}: two names of one setting`
  return [
    {
      path,
      also,
      severity: 'warning',
      message,
      hint: `write ${view.text(path)} at ${formatPath(second)} too, or set both otherwise`,
      instead: [view.get(second)],
    },
  ]
}

/** What a schema finds wrong already is no disagreement. */
function isComparable(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean'
}
