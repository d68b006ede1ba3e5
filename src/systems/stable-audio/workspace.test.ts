import { describe, expect, test } from 'vitest'
import { nodeAt } from '../../core/config-node.ts'
import type { Path } from '../../core/path.ts'
import { formatOrigin } from '../../core/source.ts'
import { composeTexts, line, plainOf, readFolder } from '../compose.testing.ts'
import { viewOf } from '../judge/config-view.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { derivedValuesOf } from '../judge/derived-values.ts'
import { customize, readManifest } from '../manifest/manifest.ts'
import { joinIssues } from '../judge/join-issues.ts'
import { inactiveBlocks } from '../judge/inactive.ts'
import { validate } from '../judge/validate.ts'
import { system } from './stable-audio.testing.ts'

const files = readFolder('cfgs/stable-audio')
const { manifest, issues } = readManifest({ kind: 'file', path: 'strata.yaml', text: files['strata.yaml'] ?? '' })
const own = customize(system, manifest)
const namesIn = (folder: string): readonly string[] => Object.keys(files).filter((path) => path.startsWith(`${folder}/`))
const compose = (stack: readonly string[], texts = files): ReturnType<typeof composeTexts> => composeTexts(texts, own, { stack })

function problems(stack: readonly string[], texts = files): readonly string[] {
  const composition = compose(stack, texts)
  return joinIssues(composition.issues, validate(composition, own)).map(line)
}

describe('the workspace cfgs/stable-audio', () => {
  test('its strata.yaml is understood, and says what the system says', () => {
    const kinds = (of: typeof own): unknown => of.layers.map(({ kind, mount }) => [kind, mount])
    expect([issues, manifest.system, kinds(own), own.links]).toEqual([[], 'stable-audio', kinds(system), system.links])
  })

  test.each([...namesIn('experiments'), ...namesIn('models'), ...namesIn('datasets'), 'defaults.ini'])(
    '%s has no problem',
    (path) => {
      expect(problems([path])).toEqual([])
    },
  )

  test('every type of model that is built has a file', () => {
    const types = namesIn('models').map((path) =>
      viewOf(compose([path]).config, compose([path]).config).get(['model', 'model_type']),
    )
    expect([...new Set(types.map(String))].toSorted((a, b) => a.localeCompare(b))).toEqual([
      'autoencoder',
      'diffusion_autoencoder',
      'diffusion_cond',
      'diffusion_cond_inpaint',
      'diffusion_uncond',
      'lm',
    ])
  })

  test('JSON is written in two ways of indenting and a third, with a last line break and without', () => {
    const texts = namesIn('models').flatMap((path) => (path.endsWith('.json') ? [files[path] ?? ''] : []))
    expect([
      texts.some((text) => /^ {2}"/m.test(text)),
      texts.some((text) => /^ {4}"/m.test(text)),
      texts.some((text) => /^\t"/m.test(text)),
      texts.some((text) => !text.endsWith('\n')),
      texts.some((text) => text.endsWith('\n')),
    ]).toEqual([true, true, true, true, true])
  })

  test('P1 an experiment is one config: defaults < model < dataset < its own, with the line of each', () => {
    const { config } = compose(['experiments/text_to_audio_short.yaml'])
    const told = (...path: Path): unknown => {
      const node = nodeAt(config, path)
      return node && [plainOf(node), formatOrigin(node), node.shadowed && formatOrigin(node.shadowed)]
    }
    expect([
      told('num_workers'),
      told('batch_size'),
      told('model', 'sample_size'),
      told('model', 'sample_rate'),
      told('dataset', 'latent_crop_length'),
    ]).toEqual([
      [6, 'defaults.ini:26:15', undefined],
      [64, 'experiments/text_to_audio_short.yaml:7:13', 'experiments/text_to_audio.yaml:10:13'],
      [524288, 'experiments/text_to_audio_short.yaml:9:16', 'models/text_to_audio.json:4:18'],
      [44100, 'models/text_to_audio.json:3:18', undefined],
      [512, 'datasets/latents.json:4:27', undefined],
    ])
  })

  test('sections have a line about them, and what follows from them is known', () => {
    const { config } = compose(['experiments/text_to_audio_short.yaml'])
    const defaults = defaultsOf(own, config)
    const view = viewOf(config, defaults)
    expect(own.sections.flatMap(({ key, summary }) => (summary ? [`${key}: ${summary(view)}`] : []))).toEqual([
      'model: diffusion_cond · dit · 44100 Hz',
      'dataset: pre_encoded · encoded',
      'val_dataset: undefined',
    ])
    expect(derivedValuesOf(own, config, defaults).map(({ of, text }) => `${of.id} ${text}`)).toEqual([
      'clip-length 11.9',
      'ratio 1024',
      'latent-rate 43.1',
      'latent-length 512',
      'tokens 512',
      'compression 42.7',
      'bit-rate ',
      'effective-batch ≈ 64',
      'audio-per-step ≈ 761',
    ])
  })

  test('V3 V7 that arc is there switches the way of training; without it, what belongs to it rests', () => {
    const path = 'experiments/distil.yaml'
    const without = (files[path] ?? '').replace(/ {4}arc:\n(?: {6}.*\n)+/, '')
    const composition = compose([path], { ...files, [path]: without })
    expect([
      inactiveBlocks(own, compose([path]).config),
      inactiveBlocks(own, composition.config).map((block) => block.join('.')),
      problems([path], { ...files, [path]: without }),
    ]).toEqual([
      [],
      ['model.training.clip_grad_norm'],
      [
        'warning unknown-key experiments/distil.yaml:17:7 model.training.optimizer_configs.discriminator: Optimizers has no key discriminator: the real code ignores it silently',
      ],
    ])
  })

  test('L4 V12 a model for a dataset is told at its line, and nothing that follows from it', () => {
    const path = 'experiments/drums.yaml'
    const text = (files[path] ?? '').replace('datasets/folders.json', 'models/vae_oobleck.json')
    expect(problems([path], { ...files, [path]: text })).toEqual([
      'error mount-kind experiments/drums.yaml:6:17 dataset_config: dataset_config wants a dataset file, and models/vae_oobleck.json is a model file (dataset files are datasets/folders.json, datasets/held_out.json, datasets/latents.json, datasets/archives.yaml)',
    ])
  })

  test('L4 V12 a model and a dataset that are swapped are two issues', () => {
    const text = 'model_config: datasets/folders.json\ndataset_config: models/vae_oobleck.json\n'
    const found = problems(['experiments/x.yaml'], { ...files, 'experiments/x.yaml': text })
    expect(found.map((told) => told.split(' ', 4).slice(1).join(' '))).toEqual([
      'mount-kind experiments/x.yaml:1:15 model_config:',
      'mount-kind experiments/x.yaml:2:17 dataset_config:',
    ])
  })

  test.each([
    ['an encoder', 'models/vae_oobleck.json', '"type": "oobleck"', '"type": "ooblek"'],
    ['a bottleneck', 'models/vae_oobleck.json', '"type": "vae"', '"type": "vea"'],
    ['a model', 'models/vae_oobleck.json', '"model_type": "autoencoder"', '"model_type": "autoencodr"'],
    ['a pretransform that is to make tokens', 'models/music_lm.yaml', 'type: dac_pretrained', 'type: dac_pretraned'],
  ])('V12 a slip in the type of %s is one issue', (_title, path, from, to) => {
    const text = files[path] ?? ''
    expect(text).toContain(from)
    const found = problems([path], { ...files, [path]: text.replace(from, to) })
    expect(found.map((told) => told.split(' ', 2).join(' '))).toEqual(['error unknown-variant'])
  })

  const NO_MODEL =
    'section model is missing: train.py opens the file that model_config names, and stops where it names none (name a model file at model_config)'
  const NO_DATASET =
    'section dataset is missing: train.py opens the file that dataset_config names, and stops where it names none (name a dataset file at dataset_config)'

  test.each<[title: string, path: string, text: string, issues: readonly string[]]>([
    [
      'an experiment without model and dataset',
      'experiments/x.yaml',
      'includes: [../defaults.ini]\nname: x\n',
      [
        `error missing-section experiments/x.yaml:1:1 model: the ${NO_MODEL}`,
        `error missing-section experiments/x.yaml:1:1 dataset: the ${NO_DATASET}`,
      ],
    ],
    [
      'an experiment without a dataset',
      'experiments/x.yaml',
      'model_config: models/vae_oobleck.json\n',
      [`error missing-section experiments/x.yaml:1:1 dataset: the ${NO_DATASET}`],
    ],
    [
      'an experiment with all in it',
      'experiments/x.yaml',
      'model_config: models/vae_oobleck.json\ndataset_config: datasets/folders.json\n',
      [],
    ],
    [
      'an experiment whose files are missing',
      'experiments/x.yaml',
      'model_config: models/no.json\ndataset_config: ../../elsewhere.json\n',
      [
        'error include-missing experiments/x.yaml:1:15 model_config: no file models/no.json',
        'error include-outside experiments/x.yaml:2:17 dataset_config: ../../elsewhere.json leads out of the workspace; nothing outside it is read (open the folder that holds both files as the workspace)',
      ],
    ],
    [
      'one in no folder that includes others',
      'mine.yaml',
      'includes: [defaults.ini]\nmodel_config: models/vae_oobleck.json\n',
      [`error missing-section mine.yaml:1:1 dataset: the ${NO_DATASET}`],
    ],
    ['a file in no folder that is a part of others', 'mine.yaml', 'batch_size: 4\n', []],
    ['a model alone', 'models/x.json', files['models/vae_oobleck.json'] ?? '', []],
    ['a dataset alone', 'datasets/x.json', files['datasets/folders.json'] ?? '', []],
    ['the defaults alone', 'defaults.ini', files['defaults.ini'] ?? '', []],
  ])('V2 what a run needs is missed: %s', (_title, path, text, found) => {
    const told = problems([path], { ...files, [path]: text }).map((one) => one.replace(/ \(there are .*\)$/, ''))
    expect(told).toEqual(found)
  })
})
