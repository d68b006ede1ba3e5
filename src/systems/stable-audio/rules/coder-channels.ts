import { formatPath } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { ConfigView, Violation } from '../../system.ts'
import { coderSizes, toldOf } from '../coder-sizes.ts'
import type { Sized } from '../coder-sizes.ts'
import { isMap } from '../places.ts'
import type { CoderPlace } from '../places.ts'
import { pretransformSizes } from '../pretransform-sizes.ts'
import { broken, isSize, told } from '../told.ts'

/** Where encoder or decoder of an autoencoder have other channels than what goes in or comes out. */
export function audioChannels(view: ConfigView, { path: section, model }: CoderPlace): readonly Violation[] {
  const pretransform = [...section, 'pretransform']
  if (!isMap(view.get(pretransform))) return PARTS.flatMap((part) => besideAudio(view, section, part))
  // Behind the decoder of a diffusion autoencoder stands its network, and the pretransform behind that.
  const parts = model?.type === 'diffusion_autoencoder' ? PARTS.slice(0, 1) : PARTS
  return parts.flatMap((part) => besidePretransform(view, { section, pretransform, part }))
}

const PARTS = ['encoder', 'decoder'] as const
type Part = (typeof PARTS)[number]

function besideAudio(view: ConfigView, section: Path, part: Part): readonly Violation[] {
  const { audio } = coderSizes(view, section, part)
  const own = [...section, part === 'encoder' ? 'in_channels' : 'out_channels']
  const path = view.isSet(own) ? own : [...section, 'io_channels']
  const channels = view.get(path)
  if (!audio || !isSize(channels) || audio.value === channels) return []
  const key = audio.paths[0] ?? []
  const message = `${told(view, key)} in the ${part}, but ${told(view, path)} in ${formatPath(section)}`
  return [
    broken(view, [key, path], { severity: 'error', message, hint: `write ${channels} in the ${part}`, instead: [channels] }),
  ]
}

interface Behind {
  readonly section: Path
  readonly pretransform: Path
  readonly part: Part
}

function besidePretransform(view: ConfigView, { section, pretransform, part }: Behind): readonly Violation[] {
  const { audio } = coderSizes(view, section, part)
  const made = pretransformSizes(view, pretransform)
  // A PQMF makes its bands of as many channels as come: no key beside it says how many.
  if (view.get([...pretransform, 'type']) === 'pqmf')
    return audio && made.ratio ? besideBands(view, { audio, bands: made.ratio, part }) : []
  if (!audio || !made.channels || audio.value === made.channels.value) return []
  const [key = []] = audio.paths
  const wanted = made.channels.value
  const message = `${told(view, key)} in the ${part}, but ${toldOf(view, made.channels)}`
  return [
    broken(view, [key, ...made.channels.paths], {
      severity: 'error',
      message,
      hint: `write ${wanted} in the ${part}`,
      instead: [wanted],
    }),
  ]
}

interface Bands {
  readonly audio: Sized
  readonly bands: Sized
  readonly part: Part
}

function besideBands(view: ConfigView, { audio, bands, part }: Bands): readonly Violation[] {
  if (audio.value % bands.value === 0) return []
  const [[key = []], [band = []]] = [audio.paths, bands.paths]
  const message = `${told(view, key)} in the ${part}, but ${told(view, band)}: the pretransform makes ${bands.value} channels of each`
  return [broken(view, [key, band], { severity: 'error', message, hint: `write a multiple of ${bands.value} in the ${part}` })]
}
