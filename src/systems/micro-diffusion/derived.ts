import type { Path } from '../../core/path.ts'
import { productOf, quotientOf } from '../judge/derived-arithmetic.ts'
import type { DerivedValue } from '../system.ts'
import { memory } from './memory.ts'
import { isSize } from '../schema/numbers.ts'
import { embeddingShare, parameterCount, parts, sizesOf } from './parameter-count.ts'
import { STAGES, stagesOf, totalEpochs } from './stage-list.ts'

const BATCH: Path = ['training', 'batch_size']
const ACCUMULATION: Path = ['training', 'gradient_accumulation_steps']
const VALIDATION_BATCH: Path = ['training', 'val_batch_size']
const WIDTH: Path = ['model', 'd_model']
const HEADS: Path = ['model', 'n_heads']

/** What a config makes that no key says. */
export const derived: readonly DerivedValue[] = [
  {
    id: 'parameters',
    title: 'Parameters',
    help: 'param_count of the real class: the same sum whatever activation, norm, positions and biases are chosen.',
    formula: () => parts.map(({ formula }) => formula).join(' + '),
    inputs: () => sizesOf(parts),
    compute: parameterCount,
  },
  {
    id: 'embedding-share',
    title: 'Share of the embedding',
    help: 'How much of the model is vocabulary. The real code warns above 0.2.',
    format: 'ratio',
    formula: () => 'vocab_size × d_model ÷ parameters',
    inputs: () => sizesOf(parts),
    compute: embeddingShare,
  },
  quotientOf([WIDTH, HEADS], {
    id: 'head-size',
    title: 'Head size',
    unit: 'features',
    help: 'Features that one attention head works with.',
  }),
  productOf([BATCH, ACCUMULATION], {
    id: 'effective-batch',
    title: 'Effective batch',
    unit: 'samples',
    help: 'Samples for each step of the optimiser.',
  }),
  {
    id: 'validation-batch',
    title: 'Validation batch',
    unit: 'samples',
    help: 'Samples of one validation step.',
    formula: () => 'val_batch_size, or batch_size where that is null',
    inputs: () => [VALIDATION_BATCH, BATCH],
    compute: ({ get }) => {
      const size = get(VALIDATION_BATCH) ?? get(BATCH)
      return isSize(size) ? size : undefined
    },
  },
  {
    id: 'total-epochs',
    title: 'Epochs of all stages',
    unit: 'epochs',
    help: 'How long the curriculum is. Later versions of the real code put it in the place of training.max_epochs.',
    formula: () => 'sum of curriculum.stages[*].epochs',
    inputs: () => [STAGES],
    compute: (view) => totalEpochs(stagesOf(view)),
  },
  ...memory,
]
