import type { Path } from '../../core/path.ts'
import { isNumber } from '../schema/numbers.ts'
import type { ConfigView, Rule, Violation } from '../system.ts'
import type { ModelKind } from './model-kind.ts'

/** Features of one detector where `data.selected_features` does not say which. */
const USUAL_FEATURES = 3

/** The rules across keys. Those about the model look at the block of the chosen kind, whichever that is. */
export function rulesFor(kinds: readonly ModelKind[]): readonly Rule[] {
  const blockOf = ({ get }: ConfigView): Path | undefined => {
    const kind = kinds.find(({ name }) => name === get(['model', 'name']))
    return kind && ['model', kind.key]
  }
  const onBlock = (id: string, says: string, check: (view: ConfigView, block: Path) => readonly Violation[]): Rule => ({
    id,
    says,
    check: (view) => {
      const block = blockOf(view)
      return block ? check(view, block) : []
    },
  })
  return [
    onBlock('slstm-at', 'Every entry of slstm_at is below num_blocks.', slstmAt),
    onBlock('block-detectors', 'A model with multi_vd_mode says how many detectors there are.', blockDetectors),
    onBlock('input-size', 'With several detectors, input_size is features times num_vds.', inputSize),
    onBlock('heads', 'The heads divide the width that they share.', heads),
    onBlock('lengths', 'The model block and data agree on sequence_length and prediction_length.', lengths),
    onBlock('idle-dropout', 'Dropout between layers needs two layers.', idleDropout),
    { id: 'detectors', says: 'Several detectors need num_vds above 1.', check: detectors },
    { id: 'split', says: 'The shares of data.split add up to 1.', check: split },
    { id: 'social', says: 'Social pooling needs several detectors.', check: social },
    { id: 'vd-count', says: 'vd.count is 1 in single mode and above 1 in multi mode.', check: vdCount },
    { id: 'optimizer-name', says: 'The optimiser is Adam, AdamW or SGD.', check: optimizerName },
  ]
}

function slstmAt(view: ConfigView, block: Path): readonly Violation[] {
  const at = [...block, 'slstm_at']
  const count = [...block, 'num_blocks']
  const blocks = view.get(count)
  const entries = view.get(at)
  if (!isNumber(blocks) || !Array.isArray(entries)) return []
  return entries.flatMap((entry: unknown, i) =>
    isNumber(entry) && entry >= blocks
      ? [
          {
            path: [...at, i],
            also: [count],
            severity: 'error',
            message: `block ${entry} does not exist: ${told(view, count)}`,
            hint: `blocks are counted from 0, the last is ${blocks - 1}`,
          },
        ]
      : [],
  )
}

function blockDetectors(view: ConfigView, block: Path): readonly Violation[] {
  const mode = [...block, 'multi_vd_mode']
  const count = [...block, 'num_vds']
  if (view.get(mode) !== true || isNumber(view.get(count))) return []
  const message = `${told(view, mode)}, but num_vds is not set: the class refuses it`
  return [{ path: mode, also: [count], severity: 'error', message, hint: `set ${block.join('.')}.num_vds` }]
}

function detectors(view: ConfigView): readonly Violation[] {
  const mode = ['data', 'multi_vd_mode']
  const count = ['data', 'num_vds']
  const several = view.get(mode) === true
  const number = view.get(count)
  if (several && (number === undefined || number === null)) {
    const message = `${told(view, mode)}, but data.num_vds is not set`
    return [{ path: mode, severity: 'error', message, hint: 'set data.num_vds to the number of detectors' }]
  }
  if (!isNumber(number) || several === number > 1) return []
  const wanted = several ? 'several detectors are at least 2' : 'a single detector is 1'
  const message = `${told(view, count)}, but ${told(view, mode)}: ${wanted}`
  return [{ path: count, also: [mode], severity: 'error', message }]
}

function inputSize(view: ConfigView, block: Path): readonly Violation[] {
  const path = [...block, 'input_size']
  const size = view.get(path)
  const features = featuresOf(view)
  const detectorCount = countOf(view)
  if (!isNumber(size) || !features || !detectorCount) return []
  const wanted = features.count * detectorCount.count
  if (size === wanted) return []
  const single = detectorCount.count === 1
  const sum = single ? `one detector has ${features.words}` : `${features.words} of ${detectorCount.words} make ${wanted}`
  return [
    {
      path,
      also: [
        ['data', 'num_vds'],
        ['data', 'selected_features'],
      ],
      severity: single ? 'warning' : 'error',
      message: `${told(view, path)}, but ${sum}`,
      hint: `set ${path.join('.')} to ${wanted}`,
    },
  ]
}

interface Count {
  readonly count: number
  /** The number with where it is from: "5 detectors (data/multi_vd_5.yaml:4)". */
  readonly words: string
}

/** Features of one detector: those selected, or, with several detectors and nothing selected, the usual number. */
function featuresOf(view: ConfigView): Count | undefined {
  const path = ['data', 'selected_features']
  const selected = view.get(path)
  if (Array.isArray(selected))
    return {
      count: selected.length,
      words: `${selected.length} ${selected.length === 1 ? 'feature' : 'features'} (${view.where(path)})`,
    }
  return view.get(['data', 'multi_vd_mode']) === true
    ? { count: USUAL_FEATURES, words: `the usual ${USUAL_FEATURES} features` }
    : undefined
}

function countOf(view: ConfigView): Count | undefined {
  if (view.get(['data', 'multi_vd_mode']) !== true) return { count: 1, words: 'one detector' }
  const path = ['data', 'num_vds']
  const count = view.get(path)
  return isNumber(count) ? { count, words: `${count} detectors (${view.where(path)})` } : undefined
}

/** Pairs of a width and the number of heads that share it. */
const HEADS: readonly (readonly [width: string, heads: string])[] = [
  ['d_model', 'n_heads'],
  ['embedding_dim', 'num_heads'],
]

function heads(view: ConfigView, block: Path): readonly Violation[] {
  const own = HEADS.map(([width, count]) => ({ width: [...block, width], count: [...block, count], severity: 'error' as const }))
  const attention = { width: [...block, 'embedding_dim'], count: ['social_pooling', 'heads'], severity: 'warning' as const }
  const isAttending = view.get(['social_pooling', 'enabled']) === true && view.get(['social_pooling', 'type']) === 'st_attention'
  return [...own, ...(isAttending ? [attention] : [])].flatMap(({ width, count, severity }) => {
    const size = view.get(width)
    const number = view.get(count)
    if (!isNumber(size) || !isNumber(number) || number < 1 || size % number === 0) return []
    const message =
      `${String(width.at(-1))} ${size} (${view.where(width)}) cannot be shared by ` +
      `${number} heads (${view.where(count)}): ${size % number} are left over`
    return [{ path: width, also: [count], severity, message, hint: `${size - (size % number)} would do` }]
  })
}

function lengths(view: ConfigView, block: Path): readonly Violation[] {
  return ['sequence_length', 'prediction_length'].flatMap((key) => {
    const inModel = [...block, key]
    const inData = ['data', key]
    const model = view.get(inModel)
    const data = view.get(inData)
    if (!isNumber(model) || !isNumber(data) || model === data) return []
    const message = `${told(view, inModel)}, but ${data} in data (${view.where(inData)}), and the script takes that of data`
    return [{ path: inModel, also: [inData], severity: 'warning' as const, message }]
  })
}

function idleDropout(view: ConfigView, block: Path): readonly Violation[] {
  const path = [...block, 'dropout']
  const layers = [...block, 'num_layers']
  const dropout = view.get(path)
  if (!view.isSet(path) || !isNumber(dropout) || dropout === 0 || view.get(layers) !== 1) return []
  const message = `dropout ${dropout} (${view.where(path)}) has no effect: ${told(view, layers)}`
  return [{ path, also: [layers], severity: 'warning', message }]
}

const TOLERANCE = 1e-6

function split(view: ConfigView): readonly Violation[] {
  const path = ['data', 'split']
  const shares = ['train', 'val', 'test'].map((key) => ({ key, path: [...path, key], value: view.get([...path, key]) }))
  const values = shares.flatMap(({ value }) => (isNumber(value) ? [value] : []))
  if (values.length < shares.length) return []
  const sum = values.reduce((total, value) => total + value, 0)
  if (Math.abs(sum - 1) <= TOLERANCE) return []
  const parts = shares.map(({ key, value, path: at }) => `${key} ${String(value)} (${view.where(at)})`).join(', ')
  const message = `the shares add up to ${Number(sum.toFixed(9))}, not 1: ${parts}`
  return [{ path: shares[0]?.path ?? path, also: shares.slice(1).map(({ path: at }) => at), severity: 'error', message }]
}

function social(view: ConfigView): readonly Violation[] {
  const enabled = ['social', 'enabled']
  const mode = ['vd', 'mode']
  if (view.get(enabled) !== true || (view.get(mode) ?? 'single') !== 'single') return []
  const single = `vd.mode is single (${view.where(mode)})`
  const message = `social.${told(view, enabled)}, but ${single}: a detector alone has no neighbours`
  return [{ path: enabled, also: [mode], severity: 'error', message, hint: 'set vd.mode to multi and vd.count to their number' }]
}

function vdCount(view: ConfigView): readonly Violation[] {
  const mode = ['vd', 'mode']
  const count = ['vd', 'count']
  const name = view.get(mode)
  const number = view.get(count)
  if (!isNumber(number) || (name === 'multi') === number > 1 || (name !== 'multi' && name !== 'single')) return []
  const wanted = name === 'multi' ? 'more than 1' : '1'
  const message = `vd.${told(view, count)}, but vd.${told(view, mode)}, which takes ${wanted}`
  return [{ path: view.isSet(count) ? count : mode, also: [mode], severity: 'error', message }]
}

function optimizerName(view: ConfigView): readonly Violation[] {
  const path = ['optimizer', 'name']
  const name = view.get(path)
  if (typeof name !== 'string' || ['adam', 'adamw', 'sgd'].includes(name.toLowerCase())) return []
  const message = `no optimiser is called ${name}: the real code takes Adam without a word`
  return [{ path, severity: 'warning', message, hint: 'write Adam, AdamW or SGD' }]
}

/** A key with its value and origin: `num_blocks is 4 (models/xlstm_base.yaml:11)`. */
function told(view: ConfigView, path: Path): string {
  return `${String(path.at(-1))} is ${view.text(path)} (${view.where(path)})`
}
