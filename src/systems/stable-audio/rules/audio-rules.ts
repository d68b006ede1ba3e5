import { isEqualPath } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { isMap } from '../places.ts'
import { broken, isSize, told, toldWhole } from '../told.ts'

/** What must hold between the audio that is loaded and what it goes into. */
export const audioRules: readonly Rule[] = [
  { id: 'audio', says: 'Audio is loaded with the channels that the model takes and makes.', check: audio },
]

const AUDIO: Path = ['model', 'audio_channels']
const TRAINING: Path = ['model', 'training']
const MIXED: Path = [...TRAINING, 'force_input_mono']

function audio(view: ConfigView): readonly Violation[] {
  const number = view.get(AUDIO)
  const loadsAudio = isMap(view.get(TRAINING)) && view.get([...TRAINING, 'pre_encoded']) !== true
  if (!loadsAudio || !isSize(number)) return []
  // Anything but 1 is stereo.
  const loaded = number === 1 ? 1 : 2
  const isMixed = view.get(['model', 'model_type']) === 'autoencoder' && view.get(MIXED) === true
  return endsOf(view, ['model', 'model']).flatMap(({ path, side }) => {
    const channels = view.get(path)
    const isMono = side === 'in' && isMixed
    const wanted = isMono ? 1 : loaded
    if (!isSize(channels) || channels === wanted) return []
    const cause = isMono ? MIXED : AUDIO
    const follows = side === 'in' ? 'what takes the audio stops on it' : 'what comes out cannot be compared with the audio'
    const message = `${told(view, cause)}, which makes ${wanted === 1 ? 'mono' : 'stereo'}, but ${toldWhole(view, path)}: ${follows}`
    const mends = isMono || channels > 2 ? {} : { hint: `audio_channels ${channels} would do`, instead: [channels] }
    return [broken(view, isMono ? [path, cause] : [cause, path], { severity: 'error', message, ...mends })]
  })
}

/** A key that says how many channels of audio go in or come out. */
interface End {
  readonly path: Path
  readonly side: 'in' | 'out'
}

const CODERS: ReadonlySet<unknown> = new Set(['autoencoder', 'diffusion_autoencoder'])

/** Where audio meets a section: at its pretransform, however deep that has its own, or else at its encoder and decoder. */
function endsOf(view: ConfigView, section: Path): readonly End[] {
  const pretransform = [...section, 'pretransform']
  if (isMap(view.get(pretransform))) return pretransformEnds(view, pretransform)
  return section.length > 2 || CODERS.has(view.get(['model', 'model_type'])) ? coderEnds(view, section) : []
}

/** Those that no config says the channels of have no ends. */
function pretransformEnds(view: ConfigView, path: Path): readonly End[] {
  switch (view.get([...path, 'type'])) {
    case 'autoencoder':
      return endsOf(view, [...path, 'config'])
    case 'wavelet':
    case 'patched':
      return [{ path: [...path, 'config', 'channels'], side: 'in' }]
    default:
      return []
  }
}

function coderEnds(view: ConfigView, section: Path): readonly End[] {
  const either = (key: string): Path => [...section, view.isSet([...section, key]) ? key : 'io_channels']
  const [into, out] = [either('in_channels'), either('out_channels')]
  const ends: readonly End[] = [
    { path: into, side: 'in' },
    { path: out, side: 'out' },
  ]
  return isEqualPath(into, out) ? ends.slice(0, 1) : ends
}
