import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { isMap, placesIn } from '../places.ts'
import type { ModelPlace } from '../places.ts'
import { sumOf, told } from '../told.ts'

/** What must hold within the training of a model. */
export const trainingRules: readonly Rule[] = [
  { id: 'rates', says: 'Training has a learning rate or optimizers, and not both.', check: each(rates) },
  { id: 'schedulers', says: 'An autoencoder and its discriminator both have a scheduler, or neither.', check: each(schedulers) },
  { id: 'teacher-weights', says: 'A teacher has weights.', check: each(teachers) },
  { id: 'gap-probabilities', says: 'How likely the kinds of gaps are adds up to 1.', check: each(gaps) },
]

type TrainingCheck = (view: ConfigView, model: ModelPlace, training: Path) => readonly Violation[]

function each(check: TrainingCheck): Rule['check'] {
  return (view) =>
    placesIn(view).models.flatMap((model) => {
      const training = [...model.path, 'training']
      return isMap(view.get(training)) ? check(view, model, training) : []
    })
}

/** The part that a learning rate is of, where optimizers may take its place. */
const PARTS: Readonly<Record<string, string>> = {
  autoencoder: 'autoencoder',
  diffusion_cond: 'diffusion',
  diffusion_cond_inpaint: 'diffusion',
  lm: 'lm',
}

function rates(view: ConfigView, { type }: ModelPlace, training: Path): readonly Violation[] {
  const part = typeof type === 'string' && Object.hasOwn(PARTS, type) ? PARTS[type] : undefined
  if (part === undefined) return []
  const rate = [...training, 'learning_rate']
  const optimizers = [...training, 'optimizer_configs']
  const hasRate = (view.get(rate) ?? null) !== null
  const hasOptimizers = isMap(view.get(optimizers))
  if (hasRate && hasOptimizers) {
    const message = `${told(view, rate)} has no effect: optimizer_configs (${view.where(optimizers)}) say how steps are made`
    return [
      {
        path: rate,
        also: [optimizers],
        severity: 'warning',
        message,
        hint: `the rate of ${part} is optimizer_configs.${part}.optimizer.config.lr`,
      },
    ]
  }
  if (hasRate || hasOptimizers || view.isSet([...training, 'arc'])) return []
  const message = `training (${view.where(training)}) has neither a learning_rate nor optimizer_configs: it stops without a rate`
  return [{ path: training, severity: 'error', message, hint: `set learning_rate, or optimizer_configs.${part}` }]
}

function schedulers(view: ConfigView, { type }: ModelPlace, training: Path): readonly Violation[] {
  if (type !== 'autoencoder') return []
  const [one, other] = ['autoencoder', 'discriminator'].map((part) => [...training, 'optimizer_configs', part])
  if (!one || !other || !isMap(view.get(one)) || !isMap(view.get(other))) return []
  const [has, lacks] = view.isSet([...one, 'scheduler']) ? [one, other] : [other, one]
  const scheduler = [...has, 'scheduler']
  if (!view.isSet(scheduler) || view.isSet([...lacks, 'scheduler'])) return []
  const message = `the scheduler of ${String(has.at(-1))} (${view.where(scheduler)}) has no effect: ${String(lacks.at(-1))} (${view.where(lacks)}) has none, and schedulers count only where both have one`
  return [{ path: scheduler, also: [lacks], severity: 'warning', message }]
}

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
