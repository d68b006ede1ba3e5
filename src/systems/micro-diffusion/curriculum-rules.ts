import type { Path } from '../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../system.ts'
import { isNumber } from '../schema/numbers.ts'
import { STAGES, stagesOf, totalEpochs } from './stage-list.ts'
import { listed, pointAt, told } from './told.ts'

/** The rules about stages, and about what makes a sample difficult. */
export const curriculumRules: readonly Rule[] = [
  { id: 'masking', says: 'The lowest masking of a stage is not above its highest.', check: masking },
  { id: 'stage-names', says: 'No two stages have one name.', check: stageNames },
  { id: 'epochs', says: 'The stages take as many epochs as training.max_epochs says.', check: epochs },
  { id: 'thresholds', says: 'What is easy ends below where hard begins.', check: thresholds },
  weights(
    'weights',
    ['lexical_weight', 'syntactic_weight', 'centrality_weight'].map((key) => ['curriculum', key]),
  ),
  weights(
    'complexity-weights',
    ['lexical', 'syntactic', 'centrality'].map((key) => ['data', 'complexity_weights', key]),
  ),
]

function masking(view: ConfigView): readonly Violation[] {
  return stagesOf(view).flatMap(({ path: stage, name, range }) => {
    const path = [...stage, 'masking_rate_range']
    if (!range || range[0] <= range[1]) return []
    const [low, high] = [0, 1].map((i) => `${view.text([...path, i])} (${view.where([...path, i])})`)
    const message = `the stage ${name ?? '?'} masks at least ${low} and at most ${high}`
    const mend = { hint: 'write the lower share first', instead: [[range[1], range[0]]], insteadAt: path }
    return [{ path: [...path, 0], also: [[...path, 1]], severity: 'error' as const, message, ...mend }]
  })
}

function stageNames(view: ConfigView): readonly Violation[] {
  const first = new Map<string, Path>()
  const found: Violation[] = []
  for (const { path: stage, name } of stagesOf(view)) {
    const path = [...stage, 'name']
    const before = name === undefined ? undefined : first.get(name)
    if (name !== undefined && !before) first.set(name, path)
    if (!before) continue
    const message = `a stage is called ${name} already (${view.where(before)}), and asking for the name gives that one`
    found.push({ path, also: [before], severity: 'warning', message, hint: 'give each stage a name of its own' })
  }
  return found
}

const MAX_EPOCHS: Path = ['training', 'max_epochs']

/** A default that is larger is nobody's word; a smaller one would cut the last stage. */
function epochs(view: ConfigView): readonly Violation[] {
  const [total, most] = [totalEpochs(stagesOf(view)), view.get(MAX_EPOCHS)]
  if (total === undefined || !isNumber(most) || total === most || (total < most && !view.isSet(MAX_EPOCHS))) return []
  const message =
    `the stages take ${total} epochs (${view.where(STAGES)}), but ${told(view, MAX_EPOCHS)}: ` +
    `the later validate() puts ${total} in its place`
  const mend = { hint: `set training.max_epochs to ${total}`, instead: [total], insteadAt: MAX_EPOCHS }
  return [{ ...pointAt(view, [MAX_EPOCHS, STAGES]), severity: 'warning', message, ...mend }]
}

function thresholds(view: ConfigView): readonly Violation[] {
  const paths = ['easy_threshold', 'hard_threshold'].map((key) => ['curriculum', key])
  const [easy, hard] = paths.map((path) => view.get(path))
  if (!isNumber(easy) || !isNumber(hard) || easy < hard) return []
  const message = `a sample would be easy and hard at once: ${listed(view, paths)}`
  return [{ ...pointAt(view, paths), severity: 'error', message, hint: 'easy_threshold has to be the lower one' }]
}

const TOLERANCE = 1e-6

function weights(id: string, paths: readonly Path[]): Rule {
  const names = paths.map((path) => path.join('.')).join(', ')
  return { id, says: `${names} add up to 1.`, check: (view) => addUpToOne(view, paths) }
}

function addUpToOne(view: ConfigView, paths: readonly Path[]): readonly Violation[] {
  const values = paths.map((path) => view.get(path)).filter(isNumber)
  const sum = values.reduce((total, value) => total + value, 0)
  if (values.length < paths.length || Math.abs(sum - 1) <= TOLERANCE) return []
  const message = `the weights add up to ${Number(sum.toFixed(9))}, not 1: ${listed(view, paths)}`
  return [{ ...pointAt(view, paths), severity: 'error', message }]
}
