import { nearest } from '../../core/nearest.ts'
import type { Path } from '../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../system.ts'
import { namesOf, presetOf, valuePresets } from './presets.ts'
import type { ValueKey } from './presets.ts'
import { isNumber } from '../schema/numbers.ts'
import { isNumberList, sumOf, told } from './told.ts'

/** The keys of `data` that take a preset's name, a number or a distribution. */
export const VALUE_KEYS = Object.keys(valuePresets) as ValueKey[]

/** What must hold within the data. */
export const dataRules: readonly Rule[] = [
  onEach('preset-name', 'A name in the place of a distribution is that of a preset.', presetName),
  onEach('fixed-value', 'A fixed distribution says which number.', fixedValue),
  onEach('bounds', 'What a distribution draws at least is less than what it draws at most.', bounds),
  onEach('probabilities', 'A choice has one probability for each option, and they add up to 1.', probabilities),
  { id: 'vary-clusters', says: 'vary_clusters_in_batch is false.', check: varyClusters },
]

type ValueCheck = (view: ConfigView, path: Path, key: ValueKey) => readonly Violation[]

function onEach(id: string, says: string, check: ValueCheck): Rule {
  return { id, says, check: (view) => VALUE_KEYS.flatMap((key) => check(view, ['data', key], key)) }
}

function presetName(view: ConfigView, path: Path, key: ValueKey): readonly Violation[] {
  const name = view.get(path)
  if (typeof name !== 'string' || presetOf(key, name)) return []
  const names = namesOf(key)
  const [close] = nearest(name, names)
  const message = `no preset of ${key} is called ${name}: the real code leaves the name as text; known are ${names.join(', ')}`
  return [{ path, severity: 'warning', message, ...(close === undefined ? {} : { hint: `did you mean ${close}?` }) }]
}

function fixedValue(view: ConfigView, path: Path): readonly Violation[] {
  if (typeOf(view, path) !== 'fixed' || ['value', 'n'].some((key) => view.get([...path, key]) !== undefined)) return []
  return [
    { path, severity: 'error', message: `${path.join('.')} is fixed (${view.where([...path, 'type'])}), but no value is set` },
  ]
}

const BOUNDED = new Set(['uniform', 'range', 'truncated_normal', 'truncated_lognormal'])
/** Both ends may be one number. */
const BOUNDED_COUNTS = new Set(['poisson', 'truncated_poisson'])

function bounds(view: ConfigView, path: Path): readonly Violation[] {
  const type = typeOf(view, path)
  const [low, high] = [
    [...path, 'min'],
    [...path, 'max'],
  ]
  const [min, max] = [view.get(low), view.get(high)]
  if (!isNumber(min) || !isNumber(max)) return []
  const isBroken = BOUNDED.has(type) ? min >= max : BOUNDED_COUNTS.has(type) && min > max
  if (!isBroken) return []
  const message = `${told(view, low)}, and ${told(view, high)}: the least is to be ${BOUNDED.has(type) ? 'below' : 'at most'} the greatest`
  return [{ path: low, also: [high], severity: 'error', message }]
}

const TOLERANCE = 1e-6

function probabilities(view: ConfigView, path: Path): readonly Violation[] {
  if (typeOf(view, path) !== 'choice') return []
  const [at, of] = [
    [...path, 'probs'],
    [...path, 'options'],
  ]
  const [probs, options] = [view.get(at), view.get(of)]
  if (!isNumberList(probs) || !Array.isArray(options)) return []
  const where = view.where(at)
  const found: Violation[] = []
  if (probs.length !== options.length) {
    const message = `probs has ${probs.length} (${where}), but options has ${options.length} (${view.where(of)})`
    found.push({ path: at, also: [of], severity: 'error', message })
  }
  const sum = sumOf(probs)
  if (Math.abs(sum - 1) > TOLERANCE)
    found.push({ path: at, severity: 'error', message: `probs add up to ${Number(sum.toFixed(9))}, not 1 (${where})` })
  return found
}

function typeOf(view: ConfigView, path: Path): string {
  const type = view.get([...path, 'type'])
  return typeof type === 'string' ? type : ''
}

function varyClusters(view: ConfigView): readonly Violation[] {
  const path = ['data', 'vary_clusters_in_batch']
  if (view.get(path) !== true) return []
  const message = `${told(view, path)}, but the class sets it to false: it is deprecated`
  return [{ path, severity: 'warning', message, hint: 'take it out' }]
}
