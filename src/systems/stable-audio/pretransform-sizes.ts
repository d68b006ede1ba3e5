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

/** The sizes of the pretransform at `path`; `audio` are the channels that go in, where they are known. */
export function pretransformSizes(view: ConfigView, path: Path, audio?: Sized): PretransformSizes {
  const at = (key: string): Path => [...path, 'config', key]
  switch (view.get([...path, 'type'])) {
    case 'autoencoder':
      return { ratio: sizeAt(view, at('downsampling_ratio')), channels: sizeAt(view, at('latent_dim')) }
    case 'wavelet':
      return split(view, { channels: sizeAt(view, at('channels')), parts: at('levels'), ratioOf: (levels) => 2 ** levels })
    case 'pqmf':
      // It splits whatever channels come; its own `channels` is read nowhere.
      return split(view, { channels: audio, parts: at('num_bands'), ratioOf: (bands) => bands })
    case 'patched': {
      if (view.get(at('oversampling')) !== 1) return UNKNOWN
      return split(view, { channels: sizeAt(view, at('channels')), parts: at('patch_size'), ratioOf: (size) => size })
    }
    default:
      return UNKNOWN
  }
}

interface Split {
  readonly channels: Sized | undefined
  readonly parts: Path
  readonly ratioOf: (parts: number) => number
}

/** What lays as many steps beside one another as it shortens time by. */
function split(view: ConfigView, { channels, parts, ratioOf }: Split): PretransformSizes {
  const number = view.get(parts)
  if (!isSize(number)) return UNKNOWN
  const ratio = ratioOf(number)
  if (!isSize(ratio)) return UNKNOWN
  return {
    ratio: { value: ratio, paths: [parts] },
    channels: channels && { value: channels.value * ratio, paths: [...channels.paths, parts] },
  }
}

/** How far a model's audio is shortened before the model sees it, and how many channels it has then. */
export function inputSizes(view: ConfigView, model: Path): PretransformSizes {
  const path = [...model, 'model', 'pretransform']
  const channels = audioSize(view, [...model, 'audio_channels'])
  return isMap(view.get(path)) ? pretransformSizes(view, path, channels) : { ratio: { value: 1, paths: [] }, channels }
}

/** Anything but 1 is stereo. */
function audioSize(view: ConfigView, path: Path): Sized | undefined {
  const channels = sizeAt(view, path)
  return channels && { ...channels, value: channels.value === 1 ? 1 : 2 }
}
