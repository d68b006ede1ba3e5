import type { Path } from '../../core/path.ts'
import type { ConfigView } from '../system.ts'
import { levelCount } from './level-lists.ts'
import { isSize, isSizes, productOf, told, toldWhole } from './told.ts'

/** A number of a block, with the keys that it is made of; the first is the one to point at. */
export interface Sized {
  readonly value: number
  readonly paths: readonly Path[]
}

interface CoderKeys {
  /** The list whose product is the ratio. */
  readonly strides: string
  readonly audio: string
  readonly latent: string
}

const ENCODERS: Readonly<Record<string, CoderKeys>> = {
  oobleck: { strides: 'strides', audio: 'in_channels', latent: 'latent_dim' },
  taae: { strides: 'strides', audio: 'in_channels', latent: 'latent_dim' },
  dac: { strides: 'strides', audio: 'in_channels', latent: 'latent_dim' },
  seanet: { strides: 'ratios', audio: 'channels', latent: 'dimension' },
  local_attn: { strides: 'ratios', audio: 'in_channels', latent: 'out_channels' },
}

const DECODERS: Readonly<Record<string, CoderKeys>> = {
  oobleck: { strides: 'strides', audio: 'out_channels', latent: 'latent_dim' },
  taae: { strides: 'strides', audio: 'out_channels', latent: 'latent_dim' },
  dac: { strides: 'rates', audio: 'out_channels', latent: 'latent_dim' },
  seanet: { strides: 'ratios', audio: 'channels', latent: 'dimension' },
  local_attn: { strides: 'ratios', audio: 'out_channels', latent: 'in_channels' },
}

/** What an encoder or a decoder makes of audio and latents; undefined where its type or its numbers are not known. */
export interface CoderSizes {
  readonly ratio: Sized | undefined
  readonly audio: Sized | undefined
  readonly latent: Sized | undefined
}

/** The sizes of the encoder or decoder of the section at `section`. */
export function coderSizes(view: ConfigView, section: Path, part: 'encoder' | 'decoder'): CoderSizes {
  const config = [...section, part, 'config']
  const type = view.get([...section, part, 'type'])
  const table = part === 'encoder' ? ENCODERS : DECODERS
  const keys = typeof type === 'string' && Object.hasOwn(table, type) ? table[type] : undefined
  if (!keys) return { ratio: undefined, audio: undefined, latent: undefined }
  const latent = sizeAt(view, [...config, keys.latent])
  return {
    ratio: productAt(view, [...config, keys.strides], levelCount(view, [...section, part])),
    audio: sizeAt(view, [...config, keys.audio]),
    latent: latent ?? (type === 'dac' && part === 'encoder' ? unprojected(view, config) : undefined),
  }
}

/** The number at a path. */
export function sizeAt(view: ConfigView, path: Path): Sized | undefined {
  const value = view.get(path)
  return isSize(value) ? { value, paths: [path] } : undefined
}

/** A number with the keys that it is made of: a key with its whole path, or each key and what they make. */
export function toldOf(view: ConfigView, { value, paths }: Sized): string {
  if (paths.length === 1) return toldWhole(view, paths[0] ?? [])
  return `${paths.map((each) => told(view, each)).join(' and ')}, which makes ${value} channels`
}

/** What the numbers at a path multiply to, those of the levels that are built. */
function productAt(view: ConfigView, path: Path, levels: number | undefined): Sized | undefined {
  const values = view.get(path)
  if (!isSizes(values) || (levels !== undefined && values.length < levels)) return undefined
  const value = productOf(values.slice(0, levels))
  return isSize(value) ? { value, paths: [path] } : undefined
}

/** Without a projection a DAC encoder leaves its width, doubled at each stride. */
function unprojected(view: ConfigView, config: Path): Sized | undefined {
  const [width, strides] = [
    [...config, 'd_model'],
    [...config, 'strides'],
  ]
  const [size, levels] = [view.get(width), view.get(strides)]
  if (!isSize(size) || !isSizes(levels) || view.get([...config, 'latent_dim']) !== null) return undefined
  return { value: size * 2 ** levels.length, paths: [width, strides] }
}
