import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { isMap } from '../places.ts'
import type { ModelPlace } from '../places.ts'
import { told } from '../told.ts'
import { eachTraining } from './each-training.ts'

/** What must hold of how the steps of a training are made. */
export const optimizerRules: readonly Rule[] = [
  { id: 'rates', says: 'Training has a learning rate or optimizers, and not both.', check: eachTraining(rates) },
  {
    id: 'discriminator-optimizer',
    says: 'A discriminator has an optimizer where the autoencoder has one.',
    check: eachTraining(discriminators),
  },
  {
    id: 'schedulers',
    says: 'An autoencoder and its discriminator both have a scheduler, or neither.',
    check: eachTraining(schedulers),
  },
]

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
  if (hasRate || (view.get(optimizers) ?? null) !== null || view.isSet([...training, 'arc'])) return []
  const message = `training (${view.where(training)}) has neither a learning_rate nor optimizer_configs: it stops without a rate`
  return [{ path: training, severity: 'error', message, hint: `set learning_rate, or optimizer_configs.${part}` }]
}

function schedulers(view: ConfigView, { type }: ModelPlace, training: Path): readonly Violation[] {
  if (type !== 'autoencoder' || !hasDiscriminator(view, training)) return []
  const [one, other] = ['autoencoder', 'discriminator'].map((part) => [...training, 'optimizer_configs', part])
  if (!one || !other || !isMap(view.get(one)) || !isMap(view.get(other))) return []
  const [has, lacks] = view.isSet([...one, 'scheduler']) ? [one, other] : [other, one]
  const scheduler = [...has, 'scheduler']
  if (!view.isSet(scheduler) || view.isSet([...lacks, 'scheduler'])) return []
  const message = `the scheduler of ${String(has.at(-1))} (${view.where(scheduler)}) has no effect: ${String(lacks.at(-1))} (${view.where(lacks)}) has none, and schedulers count only where both have one`
  return [{ path: scheduler, also: [lacks], severity: 'warning', message }]
}

function discriminators(view: ConfigView, { type }: ModelPlace, training: Path): readonly Violation[] {
  const optimizers = [...training, 'optimizer_configs']
  const lacks = [...optimizers, 'discriminator']
  if (type !== 'autoencoder' || !isMap(view.get(optimizers)) || view.isSet(lacks) || !hasDiscriminator(view, training)) return []
  const loss = [...training, 'loss_configs', 'discriminator']
  const cause = view.isSet(loss)
    ? `loss_configs have one (${view.where(loss)})`
    : 'the losses that count where loss_configs are not set have one'
  const message = `optimizer_configs (${view.where(optimizers)}) have no discriminator, but ${cause}: training stops without its optimizer`
  const hint = 'set optimizer_configs.discriminator'
  return [{ path: optimizers, also: view.isSet(loss) ? [loss] : [], severity: 'error', message, hint }]
}

/** Whether an autoencoder is trained against a discriminator. Losses that are not written have one. */
function hasDiscriminator(view: ConfigView, training: Path): boolean {
  const losses = [...training, 'loss_configs']
  return !view.isSet(losses) || view.isSet([...losses, 'discriminator'])
}
