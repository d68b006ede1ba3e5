import type { Path } from '../../core/path.ts'
import type { ConfigView } from '../system.ts'
import { sizeAt } from './coder-sizes.ts'
import type { Sized } from './coder-sizes.ts'
import { isMap } from './places.ts'
import { isSize } from './told.ts'

/** What a pretransform makes of audio; undefined where no config says it, as of a codec that was trained elsewhere. */
export interface PretransformSizes {
  /** Samples of audio for one step. */
  readonly ratio: Sized | undefined
  /** Channels of a step. */
  readonly channels: Sized | undefined
}

const UNKNOWN: PretransformSizes = { ratio: undefined, channels: undefined }

/** The sizes of the pretransform at `path`. */
export function pretransformSizes(view: ConfigView, path: Path): PretransformSizes {
  const at = (key: string): Path => [...path, 'config', key]
  switch (view.get([...path, 'type'])) {
    case 'autoencoder':
      return { ratio: sizeAt(view, at('downsampling_ratio')), channels: sizeAt(view, at('latent_dim')) }
    case 'wavelet':
      return split(view, { channels: at('channels'), parts: at('levels'), ratioOf: (levels) => 2 ** levels })
    case 'pqmf':
      return split(view, { channels: at('channels'), parts: at('num_bands'), ratioOf: (bands) => bands })
    case 'patched': {
      const isPlain = view.get(at('oversampling')) === 1
      return isPlain ? split(view, { channels: at('channels'), parts: at('patch_size'), ratioOf: (size) => size }) : UNKNOWN
    }
    default:
      return UNKNOWN
  }
}

interface Split {
  readonly channels: Path
  readonly parts: Path
  readonly ratioOf: (parts: number) => number
}

/** What lays as many steps beside one another as it shortens time by. */
function split(view: ConfigView, { channels, parts, ratioOf }: Split): PretransformSizes {
  const [width, number] = [view.get(channels), view.get(parts)]
  if (!isSize(number)) return UNKNOWN
  const ratio = ratioOf(number)
  if (!isSize(ratio)) return UNKNOWN
  return {
    ratio: { value: ratio, paths: [parts] },
    channels: isSize(width) ? { value: width * ratio, paths: [channels, parts] } : undefined,
  }
}

/** How far a model's audio is shortened before the model sees it, and how many channels it has then. */
export function inputSizes(view: ConfigView, model: Path): PretransformSizes {
  const path = [...model, 'model', 'pretransform']
  if (isMap(view.get(path))) return pretransformSizes(view, path)
  const channels = [...model, 'audio_channels']
  const number = view.get(channels)
  // Anything but 1 is stereo.
  return {
    ratio: { value: 1, paths: [] },
    channels: isSize(number) ? { value: number === 1 ? 1 : 2, paths: [channels] } : undefined,
  }
}
