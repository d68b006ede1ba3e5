import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { sizeAt, toldOf } from '../coder-sizes.ts'
import type { Sized } from '../coder-sizes.ts'
import { isMap, placesIn } from '../places.ts'
import type { ModelPlace, NetworkPlace } from '../places.ts'
import { inputSizes } from '../pretransform-sizes.ts'
import { broken, isSize, told } from '../told.ts'

/** What must hold between a model, its network and what comes in. */
export const channelRules: readonly Rule[] = [
  {
    id: 'io-channels',
    says: 'A network has the channels of its model, and those are what comes in.',
    check: (view) => placesIn(view).networks.flatMap((network) => channels(view, network)),
  },
  {
    id: 'sample-size',
    says: 'The sample size is a multiple of the downsampling ratio.',
    check: (view) => placesIn(view).models.flatMap((model) => sampleSize(view, model)),
  },
]

/** The key of each network that says how many channels it has. */
const CHANNELS: Readonly<Record<string, string>> = {
  dit: 'io_channels',
  adp_1d: 'in_channels',
  adp_cfg_1d: 'in_channels',
  adp_uncond_1d: 'in_channels',
  DAU1d: 'io_channels',
}

function channels(view: ConfigView, { path, type, model }: NetworkPlace): readonly Violation[] {
  const isUncond = model.type === 'diffusion_uncond'
  const name = typeof type === 'string' && Object.hasOwn(CHANNELS, type) ? CHANNELS[type] : undefined
  const network =
    name === undefined ? undefined : sizeAt(view, [...path, 'config', isUncond && type === 'dit' ? 'in_channels' : name])
  const own = isUncond ? undefined : sizeAt(view, [...model.path, 'model', 'io_channels'])
  // Of a language model, and of a diffusion autoencoder behind a pretransform, no key says what comes in.
  const isKnown =
    model.type !== 'lm' && !(model.type === 'diffusion_autoencoder' && isMap(view.get([...model.path, 'model', 'pretransform'])))
  const input = isKnown ? inputSizes(view, model.path).channels : undefined
  return [
    ...differ(view, { wanted: own ?? input, found: network, who: 'the network' }),
    ...differ(view, { wanted: input, found: own, who: 'the model' }),
  ]
}

interface Pair {
  readonly wanted: Sized | undefined
  readonly found: Sized | undefined
  /** Whose number was found. */
  readonly who: string
}

function differ(view: ConfigView, { wanted, found, who }: Pair): readonly Violation[] {
  if (!wanted || !found || wanted.value === found.value) return []
  const [path = []] = found.paths
  const message = `${told(view, path)} in ${who}, but ${toldOf(view, wanted)}`
  return [
    broken(view, [path, ...wanted.paths], {
      severity: 'error',
      message,
      hint: `write ${wanted.value} in ${who}`,
      instead: [wanted.value],
    }),
  ]
}

const OWN_RATIO: ReadonlySet<unknown> = new Set(['autoencoder', 'diffusion_autoencoder'])

function sampleSize(view: ConfigView, model: ModelPlace): readonly Violation[] {
  const path: Path = [...model.path, 'sample_size']
  const size = view.get(path)
  const ratio = OWN_RATIO.has(model.type)
    ? sizeAt(view, [...model.path, 'model', 'downsampling_ratio'])
    : inputSizes(view, model.path).ratio
  if (!isSize(size) || !ratio || size % ratio.value === 0) return []
  const at = ratio.paths[0] ?? []
  const message = `${told(view, path)}, which is no multiple of ${ratio.value}: ${told(view, at)}, and ${size % ratio.value} samples are left over`
  const near = Math.max(1, Math.round(size / ratio.value)) * ratio.value
  return [broken(view, [path, at], { severity: 'warning', message, hint: `${near} would do`, instead: [near] })]
}
