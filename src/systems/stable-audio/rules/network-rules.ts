import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { nearestMultiple } from '../../schema/numbers.ts'
import { isMap, placesIn } from '../places.ts'
import type { NetworkPlace } from '../places.ts'
import { broken, isSize, told } from '../told.ts'
import { attentionUnetLists, unetLists } from './unet-lists.ts'

/** What must hold within a network. */
export const networkRules: readonly Rule[] = [
  {
    id: 'objective',
    says: 'The objective of a conditioned network stands beside its config, not inside.',
    check: each(objective),
  },
  {
    id: 'uncond-channels',
    says: 'A transformer without conditions says its channels as in_channels.',
    check: each(uncondChannels),
  },
  { id: 'timestep-width', says: 'Time that stands beside the input has a width.', check: each(timestepWidth) },
  { id: 'heads', says: 'The heads share the width, and are as many as are asked for.', check: each(heads) },
  { id: 'unet-lists', says: 'The lists of a U-Net have a number for each level.', check: each(lists) },
  { id: 'discrete', says: 'A language model has a pretransform that makes tokens.', check: each(discrete) },
]

type NetworkCheck = (view: ConfigView, network: NetworkPlace) => readonly Violation[]

function each(check: NetworkCheck): Rule['check'] {
  return (view) => placesIn(view).networks.flatMap((network) => check(view, network))
}

const CONDITIONED: ReadonlySet<unknown> = new Set(['diffusion_cond', 'diffusion_cond_inpaint'])

function objective(view: ConfigView, { path, type, model }: NetworkPlace): readonly Violation[] {
  const inside = [...path, 'config', 'diffusion_objective']
  if (!CONDITIONED.has(model.type) || type !== 'dit' || !view.isSet(inside)) return []
  const beside = [...path, 'diffusion_objective']
  const message = `${told(view, inside)} in config, but the factory passes the one beside it on as well, which is ${view.text(beside)} (${view.where(beside)}): the class stops on getting it twice`
  return [{ path: inside, also: [beside], severity: 'error', message, hint: 'write it beside type and config alone' }]
}

function uncondChannels(view: ConfigView, { path, type, model }: NetworkPlace): readonly Violation[] {
  const named = [...path, 'config', 'io_channels']
  if (model.type !== 'diffusion_uncond' || type !== 'dit' || !view.isSet(named)) return []
  const right = [...path, 'config', 'in_channels']
  const message = `${told(view, named)}, but a transformer without conditions takes in_channels, which is ${view.text(right)} (${view.where(right)}), and passes it on as io_channels: the class stops on getting it twice`
  return [{ path: named, also: [right], severity: 'error', message, hint: 'rename it to in_channels' }]
}

function timestepWidth(view: ConfigView, { path, type }: NetworkPlace): readonly Violation[] {
  const kind = [...path, 'config', 'timestep_cond_type']
  const width = [...path, 'config', 'timestep_embed_dim']
  if (type !== 'dit' || view.get(kind) !== 'input_concat' || (view.get(width) ?? null) !== null) return []
  const message = `${told(view, kind)}, but timestep_embed_dim is not set (${view.where(width)}): the class stops without it`
  return [{ path: kind, also: [width], severity: 'error', message, hint: 'set timestep_embed_dim' }]
}

function heads(view: ConfigView, { path, type }: NetworkPlace): readonly Violation[] {
  const isLm = type === 'continuous_transformer'
  if (type !== 'dit' && !isLm) return []
  const width = [...path, 'config', 'embed_dim']
  const share = [...path, 'config', isLm ? 'dim_heads' : 'num_heads']
  const [size, number] = [view.get(width), view.get(share)]
  if (!isSize(size) || !isSize(number) || size % number === 0) return []
  const built = headsBuilt(size, isLm ? number : Math.floor(size / number))
  const isBuilt = built > 0 && size % built === 0
  const by = isLm ? `heads of ${number}` : `${number} heads`
  const follows = isBuilt
    ? `${built === 1 ? '1 head' : `${built} heads`} of ${size / built} ${built === 1 ? 'is' : 'are'} built`
    : 'the class stops'
  const message = `embed_dim ${size} (${view.where(width)}) cannot be shared by ${by} (${view.where(share)}), ${size % number} are left over: ${follows}`
  const fitting = nearestMultiple(size, number)
  const severity = isBuilt ? 'warning' : 'error'
  return [broken(view, [width, share], { severity, message, hint: `${fitting} would do`, instead: [fitting] })]
}

/** A transformer of diffusion is given the size of its heads, rounded down, and each transformer their number by it, rounded down. */
function headsBuilt(width: number, headWidth: number): number {
  return headWidth === 0 ? 0 : Math.floor(width / headWidth)
}

function lists(view: ConfigView, { path, type }: NetworkPlace): readonly Violation[] {
  const config = [...path, 'config']
  if (type === 'DAU1d') return attentionUnetLists(view, config)
  return type === 'adp_1d' || type === 'adp_cfg_1d' || type === 'adp_uncond_1d' ? unetLists(view, config) : []
}

/** Pretransforms that make tokens, and the bottlenecks of an autoencoder that does. */
const DISCRETE: ReadonlySet<unknown> = new Set(['dac_pretrained', 'audiocraft_pretrained'])
const QUANTIZERS: ReadonlySet<unknown> = new Set(['rvq', 'rvq_vae', 'dac_rvq', 'dac_rvq_vae', 'fsq', 'dithered_fsq'])

function discrete(view: ConfigView, { model }: NetworkPlace): readonly Violation[] {
  const pretransform: Path = [...model.path, 'model', 'pretransform']
  if (model.type !== 'lm' || !isMap(view.get(pretransform))) return []
  const type = [...pretransform, 'type']
  const bottleneck = [...pretransform, 'config', 'bottleneck', 'type']
  const kind = view.get(type)
  if (DISCRETE.has(kind)) return []
  if (kind === 'autoencoder') {
    if (QUANTIZERS.has(view.get(bottleneck))) return []
    const message = `the pretransform of a language model makes tokens, but the bottleneck of its autoencoder is ${view.text(bottleneck)} (${view.where(bottleneck)})`
    return [
      broken(view, [bottleneck, type], { severity: 'error', message, hint: `one of ${[...QUANTIZERS].join(', ')} makes them` }),
    ]
  }
  const message = `the pretransform of a language model makes tokens, but ${told(view, type)}`
  return [
    {
      path: type,
      severity: 'error',
      message,
      hint: 'autoencoder with a quantiser, dac_pretrained and audiocraft_pretrained make them',
    },
  ]
}
