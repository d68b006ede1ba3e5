import type { Path } from '../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../system.ts'
import { ALGORITHMS, BACKENDS } from './loss.ts'
import { told } from './told.ts'
import { METRICS } from './validation.ts'

/** What must hold within training and validation. */
export const trainingRules: readonly Rule[] = [
  { id: 'decay-steps', says: 'The schedules step and exponential say how many steps a decay takes.', check: decaySteps },
  {
    id: 'extended-loss',
    says: 'A loss in one word names an algorithm and a backend, and agrees with their own keys.',
    check: extendedLoss,
  },
  { id: 'metric-names', says: 'A metric is one that the check of their names lets through.', check: metricNames },
]

function decaySteps(view: ConfigView): readonly Violation[] {
  const kind = ['training', 'scheduler', 'scheduler_type']
  const steps = ['training', 'scheduler', 'decay_steps']
  const name = view.get(kind)
  if ((name !== 'step' && name !== 'exponential') || (view.get(steps) ?? null) !== null) return []
  const message = `${told(view, kind)}, but decay_steps is not set: the class refuses it`
  return [{ path: kind, also: [steps], severity: 'error', message, hint: 'set training.scheduler.decay_steps' }]
}

const LOSS: Path = ['training', 'loss', 'loss_type']

function extendedLoss(view: ConfigView): readonly Violation[] {
  const name = view.get(LOSS)
  if (typeof name !== 'string' || !name.startsWith('wasserstein_')) return []
  const [, algorithm, backend, ...rest] = name.split('_')
  const isKnown = ALGORITHMS.some((known) => known === algorithm) && BACKENDS.some((known) => known === backend)
  if (!isKnown || rest.length > 0) {
    const message = `${name} is not wasserstein_<algorithm>_<backend>: algorithms are ${ALGORITHMS.join(', ')}, backends ${BACKENDS.join(', ')}`
    return [{ path: LOSS, severity: 'warning', message }]
  }
  return [...overwritten(view, 'wasserstein_algorithm', algorithm), ...overwritten(view, 'wasserstein_backend', backend)]
}

function overwritten(view: ConfigView, key: string, value: string | undefined): readonly Violation[] {
  const path = ['training', 'loss', key]
  if (!view.isSet(path) || view.get(path) === value) return []
  const message = `${told(view, path)}, but ${told(view, LOSS)}, which overwrites it with ${value}`
  return [{ path, also: [LOSS], severity: 'warning', message }]
}

/** The real check looks at what stands before the first `_`, so that a name on its own list fails. */
function metricNames(view: ConfigView): readonly Violation[] {
  const path = ['validation', 'metrics', 'metrics']
  const names = view.get(path)
  if (!Array.isArray(names)) return []
  return names.flatMap((name: unknown, i) => {
    if (typeof name !== 'string') return []
    const [head = ''] = name.split('_')
    if (METRICS.some((known) => known === head)) return []
    const isListed = METRICS.some((known) => known === name)
    const message = isListed
      ? `${name} is on the list of metrics, but the real check looks for ${head}, which is not: the class refuses it`
      : `no metric is called ${head}: the class refuses it`
    const hint = `known are ${METRICS.filter((known) => !known.includes('_')).join(', ')}`
    return [{ path: [...path, i], severity: 'error', message, hint }]
  })
}
