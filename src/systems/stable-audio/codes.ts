import type { Path } from '../../core/path.ts'
import type { ConfigView } from '../system.ts'
import { isSize, isSizes, sumOf } from './told.ts'
import { coderSection } from './total-ratio.ts'

/** Of each bottleneck with equal codebooks: the keys of how many there are, and of how many entries each has. */
const CODEBOOKS: Readonly<Record<string, readonly [count: string, size: string]>> = {
  rvq: ['num_quantizers', 'codebook_size'],
  rvq_vae: ['num_quantizers', 'codebook_size'],
  dac_rvq: ['n_codebooks', 'codebook_size'],
  dac_rvq_vae: ['n_codebooks', 'codebook_size'],
}

/** The bits that the codes of one latent take; undefined where the bottleneck has no codebooks. */
export function codes(view: ConfigView): number | undefined {
  const { type, keys } = quantizer(view)
  if (type === 'fsq') return levelBits(view, keys)
  const [count, size] = keys.map((path) => view.get(path))
  return isSize(count) && isSize(size) ? count * Math.log2(size) : undefined
}

/** The keys that {@link codes} are made of. */
export function codesInputs(view: ConfigView): readonly Path[] {
  return quantizer(view).keys
}

function quantizer(view: ConfigView): { readonly type: unknown; readonly keys: readonly Path[] } {
  const section = coderSection(view)
  if (!section) return { type: undefined, keys: [] }
  const type = view.get([...section, 'bottleneck', 'type'])
  const keys = typeof type === 'string' && Object.hasOwn(CODEBOOKS, type) ? CODEBOOKS[type] : undefined
  const names = keys ?? (type === 'fsq' ? ['num_codebooks', 'levels'] : [])
  return { type, keys: names.map((key) => [...section, 'bottleneck', 'config', key]) }
}

/** Each channel of a codebook is rounded to so many levels. */
function levelBits(view: ConfigView, [countPath = [], levelsPath = []]: readonly Path[]): number | undefined {
  const [count, levels] = [view.get(countPath), view.get(levelsPath)]
  return isSize(count) && isSizes(levels) ? count * sumOf(levels.map((level) => Math.log2(level))) : undefined
}
