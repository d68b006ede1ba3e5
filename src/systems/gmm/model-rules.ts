import { nearest } from '../../core/nearest.ts'
import type { Path } from '../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../system.ts'
import { isNumber, isSize, nearestMultiple } from '../schema/numbers.ts'
import { isNumberList, sumOf, told } from './told.ts'
import { REPEAT_MODES } from './transformer.ts'

const at = (key: string): Path => ['model', 'transformer', key]
const MODE = at('layer_repeat_mode')
const GROUPS = at('layer_groups')
const FACTORS = at('group_repeat_factors')

/** What must hold within the model, and between it and the data. */
export const modelRules: readonly Rule[] = [
  { id: 'heads', says: 'The heads divide the width that they share.', check: heads },
  { id: 'repeat-mode', says: 'The repeat mode is one that the class knows.', check: repeatMode },
  { id: 'layer-groups', says: 'Grouped layers have as many factors as groups, and the groups are all layers.', check: groups },
  { id: 'idle-repeat', says: 'A repeat factor needs a mode that repeats.', check: idleRepeat },
  { id: 'dimensions', says: 'The data has as many dimensions as the model.', check: dimensions },
]

function heads(view: ConfigView): readonly Violation[] {
  const [width, count] = [at('hidden_dim'), at('num_heads')]
  const size = view.get(width)
  const number = view.get(count)
  if (!isSize(size) || !isSize(number) || size % number === 0) return []
  const message =
    `hidden_dim ${size} (${view.where(width)}) cannot be shared by ${number} heads (${view.where(count)}): ` +
    `${size % number} are left over`
  const fitting = nearestMultiple(size, number)
  return [{ path: width, also: [count], severity: 'error', message, hint: `${fitting} would do`, instead: [fitting] }]
}

function repeatMode(view: ConfigView): readonly Violation[] {
  const mode = view.get(MODE)
  if (typeof mode !== 'string' || REPEAT_MODES.some((known) => known === mode)) return []
  const [close] = nearest(mode, REPEAT_MODES)
  const message = `no repeat mode is called ${mode}: the class takes any text, and knows ${REPEAT_MODES.join(', ')}`
  return [{ path: MODE, severity: 'warning', message, ...(close === undefined ? {} : { hint: `did you mean ${close}?` }) }]
}

function groups(view: ConfigView): readonly Violation[] {
  if (view.get(MODE) !== 'grouped') return []
  const absent = [GROUPS, FACTORS].filter((path) => (view.get(path) ?? null) === null).map((path) => String(path.at(-1)))
  if (absent.length > 0) {
    const message = `${told(view, MODE)}, but ${absent.join(' and ')} ${absent.length > 1 ? 'are' : 'is'} not set`
    return [{ path: MODE, severity: 'error', message, hint: `set ${absent.join(' and ')}, one number for each group` }]
  }
  const sizes = view.get(GROUPS)
  const factors = view.get(FACTORS)
  return [...lengths(view, sizes, factors), ...wholeStack(view, sizes)]
}

function lengths(view: ConfigView, sizes: unknown, factors: unknown): readonly Violation[] {
  if (!Array.isArray(sizes) || !Array.isArray(factors) || sizes.length === factors.length) return []
  const message =
    `layer_groups has ${sizes.length} (${view.where(GROUPS)}), but group_repeat_factors has ` +
    `${factors.length} (${view.where(FACTORS)}): each group has one factor`
  return [{ path: FACTORS, also: [GROUPS], severity: 'error', message }]
}

function wholeStack(view: ConfigView, sizes: unknown): readonly Violation[] {
  const path = at('num_layers')
  const layers = view.get(path)
  if (!isNumberList(sizes) || !isNumber(layers) || sumOf(sizes) === layers) return []
  const message = `layer_groups add up to ${sumOf(sizes)} (${view.where(GROUPS)}), but ${told(view, path)}`
  return [{ path: GROUPS, also: [path], severity: 'error', message }]
}

function idleRepeat(view: ConfigView): readonly Violation[] {
  const path = at('repeat_factor')
  const factor = view.get(path)
  const mode = view.get(MODE)
  if (!view.isSet(path) || !isNumber(factor) || factor === 1 || (mode !== 'none' && mode !== 'grouped')) return []
  const message = `repeat_factor ${factor} (${view.where(path)}) has no effect: ${told(view, MODE)}`
  return [{ path, also: [MODE], severity: 'warning', message, hint: 'set layer_repeat_mode to cycle or layerwise' }]
}

/** The document's own key is one more place that says how many. */
function dimensions(view: ConfigView): readonly Violation[] {
  const model = ['model', 'input_dim']
  const wanted = view.get(model)
  if (!isNumber(wanted)) return []
  return [['data', 'dim'], at('input_dim')].flatMap((path) => {
    const dim = view.get(path)
    if (!isNumber(dim) || dim === wanted) return []
    const message = `${path.join('.')} is ${dim} (${view.where(path)}), but model.${told(view, model)}: they are one number`
    const places = view.isSet(path) ? { path, also: [model], instead: [wanted] } : { path: model, also: [path], instead: [dim] }
    return [{ ...places, severity: 'error' as const, message }]
  })
}
