import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { experiment } from '../experiment.ts'
import { isMap, placesIn } from '../places.ts'
import type { PretransformPlace } from '../places.ts'
import { told } from '../told.ts'

/** What must hold between an experiment, its model and its datasets. */
export const experimentRules: readonly Rule[] = [
  { id: 'training', says: 'The model of an experiment says how it is trained.', check: training },
  { id: 'gpus', says: 'The number of GPUs is said where it is read.', check: gpus },
  { id: 'pre-encoded', says: 'Training expects latents where the dataset holds them.', check: preEncoded },
  { id: 'archives', says: 'An archive says where it is.', check: archives },
  {
    id: 'own-pretransform',
    says: 'A conditioner of audio has a pretransform, its own or that of the model.',
    check: ownPretransforms,
  },
]

const KEYS = experiment.map(({ key }) => key)

function training(view: ConfigView): readonly Violation[] {
  const isExperiment = isMap(view.get(['model'])) && KEYS.some((key) => view.isSet([key]))
  if (!isExperiment || view.isSet(['model', 'training'])) return []
  const message = `the model (${view.where(['model'])}) has no training: train.py stops on it`
  return [{ path: ['model'], severity: 'error', message, hint: 'set model.training' }]
}

function gpus(view: ConfigView): readonly Violation[] {
  const [number, strategy]: readonly [Path, Path] = [['num_gpus'], ['strategy']]
  if (!view.isSet(number) || view.get(strategy) === '') return []
  const message = `${told(view, number)}, but ${told(view, strategy)}: it is read only where strategy is empty`
  return [{ path: number, also: [strategy], severity: 'warning', message, hint: 'write strategy: ""' }]
}

/** Models whose training can do without the pretransform. */
const ENCODED: ReadonlySet<unknown> = new Set(['diffusion_uncond', 'diffusion_cond', 'diffusion_cond_inpaint', 'lm'])

function preEncoded(view: ConfigView): readonly Violation[] {
  const path: Path = ['model', 'training', 'pre_encoded']
  const expects = view.get(path) === true
  if (!ENCODED.has(view.get(['model', 'model_type'])) || !isMap(view.get(['model', 'training']))) return []
  const kind: Path = ['dataset', 'dataset_type']
  const own: Path = ['dataset', 'pre_encoded']
  const type = view.get(kind)
  if (typeof type !== 'string') return []
  const holds = type === 'pre_encoded' || view.get(own) === true
  if (holds === expects) return []
  const source = view.get(own) === undefined ? kind : own
  const message = expects
    ? `${told(view, path)}, but ${told(view, source)}: the dataset holds audio, and latents are expected`
    : `${told(view, source)}, but ${told(view, path)}: the dataset holds latents, and they would be encoded once more`
  return [
    {
      path: view.isSet(path) ? path : source,
      also: [source],
      severity: 'error',
      message,
      hint: `set model.training.pre_encoded to ${String(holds)}`,
    },
  ]
}

function archives(view: ConfigView): readonly Violation[] {
  return ['dataset', 'val_dataset'].flatMap((section) => {
    const type = view.get([section, 'dataset_type'])
    const list = view.get([section, 'datasets'])
    if ((type !== 's3' && type !== 'wds') || !Array.isArray(list)) return []
    return list.flatMap((item, i) => {
      const path = [section, 'datasets', i]
      if (!isMap(item) || item['path'] !== undefined || item['s3_path'] !== undefined) return []
      const message = `the dataset ${view.text([...path, 'id'])} (${view.where(path)}) has neither a path nor an s3_path`
      return [{ path, severity: 'error' as const, message, hint: 'set one of them' }]
    })
  })
}

const OF_AUDIO: ReadonlySet<unknown> = new Set(['pretransform', 'source_mix'])

function ownPretransforms(view: ConfigView): readonly Violation[] {
  const { models, pretransforms } = placesIn(view)
  return models.flatMap(({ path }) => {
    const list = [...path, 'model', 'conditioning', 'configs']
    const configs = view.get(list)
    return Array.isArray(configs) ? configs.flatMap((_, i) => ownPretransform(view, [...list, i], pretransforms)) : []
  })
}

function ownPretransform(view: ConfigView, path: Path, pretransforms: readonly PretransformPlace[]): readonly Violation[] {
  const config = [...path, 'config']
  if (!OF_AUDIO.has(view.get([...path, 'type'])) || !isMap(view.get(config))) return []
  const takes = [...config, 'use_model_pretransform']
  const model = [...path.slice(0, -3), 'pretransform']
  if (view.get(takes) !== true) {
    if (view.isSet([...config, 'pretransform_config'])) return []
    const message = `the conditioner ${view.text([...path, 'id'])} (${view.where(path)}) has no pretransform_config, and does not take the model’s pretransform`
    return [
      {
        path: config,
        also: [model],
        severity: 'error',
        message,
        hint: 'set pretransform_config, or use_model_pretransform to true',
      },
    ]
  }
  if (pretransforms.some((known) => known.path.join('\0') === model.join('\0'))) return []
  return [
    {
      path: takes,
      severity: 'error',
      message: `${told(view, takes)}, but the model has no pretransform`,
      hint: 'set pretransform_config',
    },
  ]
}
