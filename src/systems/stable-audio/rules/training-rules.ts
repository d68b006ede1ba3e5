import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { isMap } from '../places.ts'
import type { ModelPlace } from '../places.ts'
import { sumOf, told } from '../told.ts'
import { eachTraining } from './each-training.ts'

/** What must hold within the training of a model. */
export const trainingRules: readonly Rule[] = [
  { id: 'teacher-weights', says: 'A teacher has weights.', check: eachTraining(teachers) },
  { id: 'gap-probabilities', says: 'How likely the kinds of gaps are adds up to 1.', check: eachTraining(gaps) },
]

function teachers(view: ConfigView, _model: ModelPlace, training: Path): readonly Violation[] {
  return [training, [...training, 'arc']].flatMap((block) => {
    const [teacher, weights] = [
      [...block, 'teacher_model'],
      [...block, 'teacher_model_ckpt'],
    ]
    if (!isMap(view.get(teacher)) || (view.get(weights) ?? null) !== null) return []
    const message = `there is a teacher_model (${view.where(teacher)}), but teacher_model_ckpt is not set: training stops without its weights`
    return [{ path: teacher, also: [weights], severity: 'error' as const, message, hint: 'set teacher_model_ckpt' }]
  })
}

function gaps(view: ConfigView, _model: ModelPlace, training: Path): readonly Violation[] {
  const path = [...training, 'inpainting', 'mask_kwargs', 'mask_type_probabilities']
  const shares = view.get(path)
  if (!Array.isArray(shares) || !shares.every((share): share is number => typeof share === 'number')) return []
  const total = sumOf(shares)
  if (Math.abs(total - 1) < 1e-6) return []
  const message = `${told(view, path)}, which adds up to ${Number(total.toPrecision(6))} and not to 1`
  return [{ path, severity: 'error', message }]
}
