import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { coderSizes } from '../coder-sizes.ts'
import type { Sized } from '../coder-sizes.ts'
import { isMap, placesIn } from '../places.ts'
import type { CoderPlace } from '../places.ts'
import { pretransformSizes } from '../pretransform-sizes.ts'
import { broken, isSize, told } from '../told.ts'
import { audioChannels } from './coder-channels.ts'

/** What must hold between encoder, bottleneck and decoder, in a model and in a pretransform alike. */
export const coderRules: readonly Rule[] = [
  { id: 'ratio', says: 'The strides of encoder and decoder multiply to the downsampling ratio.', check: each(ratios) },
  { id: 'latents', says: 'Encoder, bottleneck and decoder agree on the channels of the latents.', check: each(latents) },
  {
    id: 'codebooks',
    says: 'A list that a quantiser takes for its channels or codebooks has one number for each.',
    check: each(codebooks),
  },
  {
    id: 'audio-channels',
    says: 'Encoder and decoder have the channels of the audio, or of what a pretransform makes of it.',
    check: (view) => placesIn(view).coders.flatMap((coder) => audioChannels(view, coder)),
  },
]

type CoderCheck = (view: ConfigView, section: Path) => readonly Violation[]

function each(check: CoderCheck): Rule['check'] {
  return (view) => placesIn(view).coders.flatMap(({ path }: CoderPlace) => check(view, path))
}

function ratios(view: ConfigView, section: Path): readonly Violation[] {
  const path = [...section, 'downsampling_ratio']
  const ratio = view.get(path)
  const before = pretransformRatio(view, section)
  if (!isSize(ratio) || before === undefined) return []
  return (['encoder', 'decoder'] as const).flatMap((part) => {
    const product = coderSizes(view, section, part).ratio
    // Files count the pretransform in or leave it out.
    if (!product || product.value === ratio || product.value * before === ratio) return []
    const strides = product.paths[0] ?? []
    const message = `${told(view, strides)} in the ${part} and multiplies to ${product.value}, but ${told(view, path)}`
    return [
      broken(view, [path, strides], {
        severity: 'error',
        message,
        hint: `downsampling_ratio ${product.value * before} would do`,
        instead: [product.value * before],
      }),
    ]
  })
}

/** 1 where nothing is done before the encoder, undefined where it is not known by how much that shortens. */
function pretransformRatio(view: ConfigView, section: Path): number | undefined {
  const path = [...section, 'pretransform']
  return isMap(view.get(path)) ? pretransformSizes(view, path).ratio?.value : 1
}

/** Bottlenecks that make one channel of two, a mean and a scale: those whose `encode()` in models/bottleneck.py splits its input. */
const HALVING: ReadonlySet<unknown> = new Set(['vae', 'rvq_vae', 'dac_rvq_vae'])
const KEEPING: ReadonlySet<unknown> = new Set(['tanh', 'l2_norm', 'wasserstein', 'rvq', 'dac_rvq', 'fsq', 'dithered_fsq'])

/** The key that says how many channels a bottleneck works on. */
const WIDTHS: Readonly<Record<string, string>> = {
  rvq: 'dim',
  rvq_vae: 'dim',
  dac_rvq: 'input_dim',
  dac_rvq_vae: 'input_dim',
  dithered_fsq: 'dim',
}

function latents(view: ConfigView, section: Path): readonly Violation[] {
  const path = [...section, 'latent_dim']
  const latent = view.get(path)
  if (!isSize(latent)) return []
  const type = [...section, 'bottleneck', 'type']
  const factor = factorOf(view, section)
  const { latent: encoded } = coderSizes(view, section, 'encoder')
  const isWrong = encoded !== undefined && factor !== undefined && encoded.value !== latent * factor
  const found = isWrong ? [encoderLatents(view, { path, latent, factor, encoded, type })] : []
  return [...found, ...bottleneckWidth(view, section, latent), ...decoderLatents(view, section, latent)]
}

/** How many channels of the encoder make one of the latents; undefined for a bottleneck that is not known. */
function factorOf(view: ConfigView, section: Path): 1 | 2 | undefined {
  const bottleneck = view.get([...section, 'bottleneck'])
  if (bottleneck === undefined || bottleneck === null) return 1
  const type = view.get([...section, 'bottleneck', 'type'])
  return HALVING.has(type) ? 2 : KEEPING.has(type) ? 1 : undefined
}

interface Encoded {
  readonly path: Path
  readonly latent: number
  readonly factor: 1 | 2
  readonly encoded: Sized
  readonly type: Path
}

function encoderLatents(view: ConfigView, { path, latent, factor, encoded, type }: Encoded): Violation {
  const width = encoded.paths[0] ?? []
  const wanted = latent * factor
  const of =
    encoded.paths.length > 1
      ? `the encoder makes ${encoded.value} channels (${view.where(width)})`
      : `${told(view, width)} in the encoder`
  const why =
    factor === 2
      ? `the bottleneck ${view.text(type)} (${view.where(type)}) halves them`
      : 'the bottleneck leaves them as they are'
  const message = `${of}, but ${told(view, path)} and ${why}: ${wanted} are wanted`
  const also = factor === 2 ? [width, path, type] : [width, path]
  return broken(view, also, {
    severity: 'error',
    message,
    ...(encoded.paths.length > 1 ? {} : { hint: `write ${wanted} in the encoder`, instead: [wanted] }),
  })
}

function bottleneckWidth(view: ConfigView, section: Path, latent: number): readonly Violation[] {
  const type = view.get([...section, 'bottleneck', 'type'])
  const key = typeof type === 'string' && Object.hasOwn(WIDTHS, type) ? WIDTHS[type] : undefined
  const path = [...section, 'bottleneck', 'config', key ?? '']
  const width = view.get(path)
  if (key === undefined || !isSize(width) || width === latent) return []
  const own = [...section, 'latent_dim']
  const message = `${told(view, path)} in the bottleneck, but ${told(view, own)}`
  return [broken(view, [path, own], { severity: 'error', message, hint: `write ${latent} in the bottleneck`, instead: [latent] })]
}

/** Of each bottleneck: the list, and the key that says how many numbers it has. */
const LISTS: Readonly<Record<string, readonly [list: string, count: string]>> = {
  dithered_fsq: ['levels', 'dim'],
  dac_rvq: ['codebook_dim', 'n_codebooks'],
  dac_rvq_vae: ['codebook_dim', 'n_codebooks'],
}

function codebooks(view: ConfigView, section: Path): readonly Violation[] {
  const type = view.get([...section, 'bottleneck', 'type'])
  const keys = typeof type === 'string' && Object.hasOwn(LISTS, type) ? LISTS[type] : undefined
  if (!keys) return []
  const [path = [], count = []] = keys.map((key) => [...section, 'bottleneck', 'config', key])
  const [list, wanted] = [view.get(path), view.get(count)]
  if (!Array.isArray(list) || !isSize(wanted) || list.length === wanted) return []
  const message = `${keys[0]} has ${list.length} (${view.where(path)}), but ${told(view, count)}: it has one number for each, or is one number for all`
  return [{ path, also: [count], severity: 'error', message }]
}

function decoderLatents(view: ConfigView, section: Path, latent: number): readonly Violation[] {
  const { latent: decoded } = coderSizes(view, section, 'decoder')
  const noisePath = [...section, 'bottleneck', 'config', 'noise_augment_dim']
  const noise = view.get(noisePath)
  const added = isSize(noise) ? noise : 0
  if (!decoded || decoded.value === latent + added) return []
  const width = decoded.paths[0] ?? []
  const own = [...section, 'latent_dim']
  const more = added > 0 ? ` and the bottleneck adds ${added} of noise (${view.where(noisePath)})` : ''
  const message = `${told(view, width)} in the decoder, but ${told(view, own)}${more}: ${latent + added} are wanted`
  const paths = added > 0 ? [width, own, noisePath] : [width, own]
  return [
    broken(view, paths, {
      severity: 'error',
      message,
      hint: `write ${latent + added} in the decoder`,
      instead: [latent + added],
    }),
  ]
}
