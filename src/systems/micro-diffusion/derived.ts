import type { Path } from '../../core/path.ts'
import type { DerivedValue } from '../system.ts'
import { memory } from './memory.ts'
import { isSize } from './numbers.ts'
import { countOf, embeddingShare, parameterCount, parts, sizesOf } from './parameter-count.ts'
import type { Part } from './parameter-count.ts'
import { STAGES, stagesOf, totalEpochs } from './stage-list.ts'
import type { Stage } from './stage-list.ts'

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
  ...parts.map(partCount),
  {
    id: 'embedding-share',
    title: 'Share of the embedding',
    help: 'How much of the model is vocabulary. The real code warns above 0.2.',
    format: 'ratio',
    formula: () => 'vocab_size × d_model ÷ parameters',
    inputs: () => sizesOf(parts),
    compute: embeddingShare,
  },
  {
    id: 'head-size',
    title: 'Head size',
    unit: 'features',
    help: 'Features that one attention head works with.',
    formula: () => 'd_model ÷ n_heads',
    inputs: () => [WIDTH, HEADS],
    compute: ({ get }) => {
      const [width, heads] = [get(WIDTH), get(HEADS)]
      return isSize(width) && isSize(heads) && width % heads === 0 ? width / heads : undefined
    },
  },
  {
    id: 'effective-batch',
    title: 'Effective batch',
    unit: 'samples',
    help: 'Samples for each step of the optimiser.',
    formula: () => 'batch_size × gradient_accumulation_steps',
    inputs: () => [BATCH, ACCUMULATION],
    compute: ({ get }) => {
      const [size, steps] = [get(BATCH), get(ACCUMULATION)]
      return isSize(size) && isSize(steps) ? size * steps : undefined
    },
  },
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
  {
    id: 'stage-names',
    title: 'Stages',
    help: 'Their names in order.',
    formula: () => 'curriculum.stages[*].name',
    inputs: () => [STAGES],
    compute: (view) =>
      stagesOf(view)
        .map(({ name }) => name ?? '?')
        .join(', '),
  },
  {
    id: 'stage-spans',
    title: 'Stage at each epoch',
    help: 'First and last epoch of each stage, counted from 0 as the real code does. After the last epoch the last stage goes on.',
    formula: () => 'running sum of curriculum.stages[*].epochs',
    inputs: () => [STAGES],
    compute: (view) => spans(stagesOf(view)),
  },
  ...memory,
]

function partCount(part: Part): DerivedValue {
  return {
    id: `parameters-${part.id}`,
    title: part.title,
    help: part.help,
    formula: () => part.formula,
    inputs: () => sizesOf([part]),
    compute: (view) => countOf(view, part),
  }
}

/** `foundation 0–49, structural 50–149`; undefined where a stage does not say how long it is. */
function spans(stages: readonly Stage[]): string | undefined {
  if (totalEpochs(stages) === undefined) return undefined
  let start = 0
  const told = stages.map(({ name, epochs = 0 }) => {
    const first = start
    start += epochs
    return `${name ?? '?'} ${first}–${start - 1}`
  })
  return told.join(', ')
}
