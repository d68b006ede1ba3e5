import { expect, test } from 'vitest'
import { check } from '../stable-audio.testing.ts'

/** An autoencoder with some lines of training. */
function training(...lines: readonly string[]): string {
  return `model:
  model_type: autoencoder
  sample_rate: 44100
  sample_size: 65536
  model:
    encoder: {type: oobleck, config: {latent_dim: 64}}
    decoder: {type: oobleck, config: {latent_dim: 64}}
    latent_dim: 64
    downsampling_ratio: 512
    io_channels: 2
  training:
${lines.map((line) => `    ${line}\n`).join('')}`
}

const OPTIMIZER = 'optimizer: {type: AdamW, config: {lr: 1.0e-4}}'
const SCHEDULER = 'scheduler: {type: InverseLR, config: {}}'
const SPECTRAL = 'spectral: {type: mrstft, config: {}, weights: {mrstft: 1}}'
const TIME = 'time: {weights: {l1: 0}}'
const AGAINST = 'discriminator: {type: oobleck, config: {}, weights: {adversarial: 0.1, feature_matching: 5}}'
const ONE = `optimizer_configs: {autoencoder: {${OPTIMIZER}}}`
const ONE_SCHEDULED = `optimizer_configs: {autoencoder: {${OPTIMIZER}, ${SCHEDULER}}, discriminator: {${OPTIMIZER}}}`

test.each<[title: string, lines: readonly string[], issues: readonly string[]]>([
  ['no discriminator needs no optimizer', [ONE, `loss_configs: {${SPECTRAL}, ${TIME}}`], []],
  [
    'a discriminator needs one',
    [ONE, `loss_configs: {${SPECTRAL}, ${TIME}, ${AGAINST}}`],
    [
      'error rule a.yaml:12:24 model.training.optimizer_configs: optimizer_configs (a.yaml:12) have no discriminator, but loss_configs have one (a.yaml:13): training stops without its optimizer (set optimizer_configs.discriminator)',
    ],
  ],
  [
    'the losses of the class have a discriminator',
    [ONE],
    [
      'error rule a.yaml:12:24 model.training.optimizer_configs: optimizer_configs (a.yaml:12) have no discriminator, but the losses that count where loss_configs are not set have one: training stops without its optimizer (set optimizer_configs.discriminator)',
    ],
  ],
  ['a scheduler alone counts without a discriminator', [ONE_SCHEDULED, `loss_configs: {${SPECTRAL}, ${TIME}}`], []],
  [
    'and not with one',
    [ONE_SCHEDULED, `loss_configs: {${SPECTRAL}, ${TIME}, ${AGAINST}}`],
    [
      'warning rule a.yaml:12:98 model.training.optimizer_configs.autoencoder.scheduler: the scheduler of autoencoder (a.yaml:12) has no effect: discriminator (a.yaml:12) has none, and schedulers count only where both have one',
    ],
  ],
  [
    'nor with that of the class',
    [ONE_SCHEDULED],
    [
      'warning rule a.yaml:12:98 model.training.optimizer_configs.autoencoder.scheduler: the scheduler of autoencoder (a.yaml:12) has no effect: discriminator (a.yaml:12) has none, and schedulers count only where both have one',
    ],
  ],
])('V5 optimizers of an autoencoder: %s', (_title, lines, issues) => {
  expect(check({ 'a.yaml': training(...lines) })).toEqual(issues)
})

test.each([
  ['the class chooses the layers of HuBERT', 'hubert: {weights: {hubert: 1}}'],
  ['a bottleneck may say what it is', 'bottleneck: {type: kl, config: {}, weights: {kl: 1.0e-6}}'],
  [
    'mel spectrograms may',
    'mrmel: {type: mrmel, config: {n_mels: [5], window_lengths: [32], pow: 1, log_weight: 1, mag_weight: 0}, weights: {mrmel: 1}}',
  ],
])('V3 losses as the class reads them: %s', (_title, loss) => {
  const time = 'time: {type: l1, config: {}, weights: {l1: 0}}'
  expect(check({ 'a.yaml': training('learning_rate: 1.0e-4', `loss_configs: {${SPECTRAL}, ${time}, ${loss}}`) })).toEqual([])
})
