import type { Path } from '../../core/path.ts'
import type { ConfigView } from '../system.ts'

/** A model JSON in the config: the experiment's own, or one that training names as a teacher. */
export interface ModelPlace {
  readonly path: Path
  /** What its `model_type` says. */
  readonly type: unknown
}

/** A pretransform in the config, however deep in others. */
export interface PretransformPlace {
  readonly path: Path
  readonly type: unknown
  /** How many pretransforms it stands in. */
  readonly depth: number
}

/** The section of an autoencoder or of a diffusion autoencoder. */
export interface CoderPlace {
  readonly path: Path
  /** Absent where the section is the config of a pretransform. */
  readonly model?: ModelPlace
}

/** The network of a model: what takes noise away, or tells the next token. */
export interface NetworkPlace {
  readonly path: Path
  /** Which network it is: `dit`. */
  readonly type: unknown
  readonly model: ModelPlace
}

/** What stands in a config, wherever it is nested: rules hold for each. */
export interface Places {
  readonly models: readonly ModelPlace[]
  readonly pretransforms: readonly PretransformPlace[]
  readonly coders: readonly CoderPlace[]
  readonly networks: readonly NetworkPlace[]
}

const known = new WeakMap<object, Places>()

/** The models, pretransforms and autoencoders of a config. The same object for the same config. */
export function placesIn(view: ConfigView): Places {
  const before = known.get(view.config)
  if (before) return before
  const models = modelsFrom(view, ['model'])
  const pretransforms = models.flatMap(({ path }) => pretransformsOf(view, [...path, 'model'], 0))
  const own = models.filter(({ type }) => type === 'autoencoder' || type === 'diffusion_autoencoder')
  const nested = pretransforms.filter(({ type }) => type === 'autoencoder')
  const places: Places = {
    models,
    pretransforms,
    coders: [
      ...own.map((model) => ({ path: [...model.path, 'model'], model })),
      ...nested.map(({ path }) => ({ path: [...path, 'config'] })),
    ].filter(({ path }) => isMap(view.get(path))),
    networks: models.flatMap((model) => networksOf(view, model)),
  }
  known.set(view.config, places)
  return places
}

/** Where the network of a model stands below it. */
const NETWORKS: Readonly<Record<string, Path>> = {
  diffusion_uncond: ['model'],
  diffusion_cond: ['model', 'diffusion'],
  diffusion_cond_inpaint: ['model', 'diffusion'],
  diffusion_autoencoder: ['model', 'diffusion'],
  lm: ['model', 'lm'],
}

function networksOf(view: ConfigView, model: ModelPlace): readonly NetworkPlace[] {
  const { type } = model
  const below = typeof type === 'string' && Object.hasOwn(NETWORKS, type) ? NETWORKS[type] : undefined
  if (!below) return []
  const path = [...model.path, ...below]
  return isMap(view.get(path)) ? [{ path, type: view.get([...path, 'type']), model }] : []
}

/** Where training may hold a whole model. */
const TEACHERS: readonly Path[] = [['teacher_model'], ['arc', 'teacher_model'], ['arc', 'discriminator_base_model']]

function modelsFrom(view: ConfigView, path: Path): readonly ModelPlace[] {
  if (!isMap(view.get(path))) return []
  const teachers = TEACHERS.flatMap((teacher) => modelsFrom(view, [...path, 'training', ...teacher]))
  return [{ path, type: view.get([...path, 'model_type']) }, ...teachers]
}

/** The pretransforms of a section: its own and those of its conditioners, each with those inside. */
function pretransformsOf(view: ConfigView, section: Path, depth: number): readonly PretransformPlace[] {
  const conditioners = [...section, 'conditioning', 'configs']
  const configs = view.get(conditioners)
  const inConditioners = Array.isArray(configs)
    ? configs.map((_, i) => [...conditioners, i, 'config', 'pretransform_config'])
    : []
  const written = [[...section, 'pretransform'], ...inConditioners].filter((path) => isMap(view.get(path)))
  return written.flatMap((path) => [
    { path, type: view.get([...path, 'type']), depth },
    ...pretransformsOf(view, [...path, 'config'], depth + 1),
  ])
}

/** Whether a value is a map: a schema reports whatever else stands there. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
