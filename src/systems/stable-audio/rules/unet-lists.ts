import type { Path } from '../../../core/path.ts'
import type { ConfigView, Violation } from '../../system.ts'
import { lengthAt } from '../level-lists.ts'
import { isSize } from '../told.ts'

/** What is wrong with the lists of a U-Net, which belong together level by level. */
export function unetLists(view: ConfigView, config: Path): readonly Violation[] {
  const multipliers = [...config, 'multipliers']
  const levels = lengthAt(view, multipliers)
  if (levels === undefined) return []
  return (['factors', 'num_blocks', 'attentions'] as const).flatMap((key) => {
    const path = [...config, key]
    const length = lengthAt(view, path)
    const isLeast = key === 'attentions'
    if (length === undefined || (isLeast ? length >= levels - 1 : length === levels - 1)) return []
    const wanted = `${isLeast ? 'at least ' : ''}${levels - 1}`
    const message = `${key} has ${length} (${view.where(path)}), but multipliers has ${levels} (${view.where(multipliers)}): ${wanted} are wanted, one less than there are multipliers`
    return [{ path, also: [multipliers], severity: 'error' as const, message }]
  })
}

/** What is wrong with the lists of an attention U-Net. */
export function attentionUnetLists(view: ConfigView, config: Path): readonly Violation[] {
  const at = (key: string): Path => [...config, key]
  const depth = view.get(at('depth'))
  if (!isSize(depth)) return []
  const short = [['channels', depth] as const, ['strides', depth - 1] as const].flatMap(([key, wanted]) => {
    const length = lengthAt(view, at(key))
    if (length === undefined || length >= wanted) return []
    const message = `${key} has ${length} (${view.where(at(key))}), but depth is ${depth} (${view.where(at('depth'))}): at least ${wanted} are wanted`
    return [{ path: view.isSet(at(key)) ? at(key) : at('depth'), also: [at('depth')], severity: 'error' as const, message }]
  })
  return [...short, ...learned(view, config)]
}

function learned(view: ConfigView, config: Path): readonly Violation[] {
  const [path, learns] = [
    [...config, 'strides'],
    [...config, 'learned_resample'],
  ]
  const strides = view.get(path)
  if (view.get(learns) !== false || !Array.isArray(strides)) return []
  const long = strides.find((stride) => isSize(stride) && stride > 2)
  if (long === undefined) return []
  const message = `strides has a ${String(long)} (${view.where(path)}), but learned_resample is false (${view.where(learns)}): the class stops on strides above 2`
  return [{ path, also: [learns], severity: 'error', message, hint: 'set learned_resample to true' }]
}
