import type { Path } from '../../core/path.ts'
import type { ConfigView } from '../system.ts'
import { coderSizes, sizeAt } from './coder-sizes.ts'
import type { Sized } from './coder-sizes.ts'
import { isMap } from './places.ts'
import { pretransformSizes } from './pretransform-sizes.ts'

const CODERS: ReadonlySet<unknown> = new Set(['autoencoder', 'diffusion_autoencoder'])

/**
 * How many samples of audio one latent of the model stands for: what the strides of its autoencoder multiply to, or, where those are
 * not known, what the config says that they do. 1 where there is no autoencoder; undefined where no config says it.
 */
export function totalRatio(view: ConfigView): Sized | undefined {
  const section: Path = ['model', 'model']
  const pretransform = [...section, 'pretransform']
  if (CODERS.has(view.get(['model', 'model_type']))) return coderRatio(view, section)
  if (!isMap(view.get(pretransform))) return isMap(view.get(section)) ? { value: 1, paths: [] } : undefined
  const isCoder = view.get([...pretransform, 'type']) === 'autoencoder'
  return isCoder ? coderRatio(view, [...pretransform, 'config']) : pretransformSizes(view, pretransform).ratio
}

function coderRatio(view: ConfigView, section: Path): Sized | undefined {
  const said = sizeAt(view, [...section, 'downsampling_ratio'])
  const strides = coderSizes(view, section, 'encoder').ratio
  const inner = [...section, 'pretransform']
  if (!strides) return said
  if (!isMap(view.get(inner))) return strides
  const before = pretransformSizes(view, inner).ratio
  return before ? { value: strides.value * before.value, paths: [...strides.paths, ...before.paths] } : said
}

/** Where the section of the autoencoder stands that makes the latents of the model; undefined where there is none. */
export function coderSection(view: ConfigView): Path | undefined {
  const section: Path = ['model', 'model']
  if (CODERS.has(view.get(['model', 'model_type']))) return section
  const pretransform = [...section, 'pretransform']
  return view.get([...pretransform, 'type']) === 'autoencoder' ? [...pretransform, 'config'] : undefined
}
