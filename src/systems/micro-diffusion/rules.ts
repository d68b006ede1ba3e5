import { derivedText } from '../judge/derived-values.ts'
import type { ConfigView, Rule, Violation } from '../system.ts'
import { curriculumRules } from './curriculum-rules.ts'
import { estimatedBytes, memoryInputs, usableBytes } from './memory.ts'
import { isSize, nearestMultiple } from '../schema/numbers.ts'
import { embeddingShare } from './parameter-count.ts'
import { listed, pointAt } from './told.ts'
import { twoNames } from './two-names.ts'

/** The rules across keys. */
export const rules: readonly Rule[] = [
  { id: 'heads', says: 'The heads divide the model width.', check: heads },
  { id: 'embedding-share', says: 'The embedding is at most a fifth of the model.', check: embedding },
  { id: 'memory', says: 'Training is estimated to fit the memory of the GPU.', check: memory },
  ...curriculumRules,
  twoNames,
]

function heads(view: ConfigView): readonly Violation[] {
  const [width, count] = [
    ['model', 'd_model'],
    ['model', 'n_heads'],
  ] as const
  const [size, number] = [view.get(width), view.get(count)]
  if (!isSize(size) || !isSize(number) || size % number === 0) return []
  const message =
    `d_model ${size} (${view.where(width)}) cannot be shared by ${number} heads (${view.where(count)}): ` +
    `${size % number} are left over`
  const fitting = nearestMultiple(size, number)
  const mend = { hint: `${fitting} would do`, instead: [fitting], insteadAt: width }
  return [{ ...pointAt(view, [width, count]), severity: 'error', message, ...mend }]
}

/** Above it the real validate() warns. */
const LARGEST_SHARE = 0.2

function embedding(view: ConfigView): readonly Violation[] {
  const share = embeddingShare(view)
  if (share === undefined || share <= LARGEST_SHARE) return []
  const paths = ['vocab_size', 'd_model', 'n_layers', 'd_ff'].map((key) => ['model', key])
  const message = `the embedding is ${Number(share.toPrecision(3))} of all parameters, above ${LARGEST_SHARE}: ${listed(view, paths)}`
  return [{ ...pointAt(view, paths), severity: 'warning', message, hint: 'a smaller vocabulary or a larger model lowers it' }]
}

function memory(view: ConfigView): readonly Violation[] {
  const [estimate, usable] = [estimatedBytes(view), usableBytes(view)]
  if (estimate === undefined || usable === undefined || estimate <= usable) return []
  const { limit, estimate: inputs } = memoryInputs(view)
  const [need, room] = [estimate, usable].map((bytes) => derivedText(bytes, { format: 'bytes' }))
  const message = `training is estimated to take ${need} of memory, and ${room} may be used: ${listed(view, [...limit, ...inputs])}`
  const hint = 'a smaller batch with more accumulation, or fewer bytes per parameter, takes less'
  return [{ ...pointAt(view, [...limit, ...inputs]), severity: 'warning', message, hint }]
}
