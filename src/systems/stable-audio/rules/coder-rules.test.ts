import { describe, expect, test } from 'vitest'
import { startClock } from '../../../core/clock.testing.ts'
import { check } from '../stable-audio.testing.ts'
import { change, indent } from './change.testing.ts'
import type { Change } from './change.testing.ts'

const AUTOENCODER = `encoder:
  type: dac
  config: {in_channels: 2, latent_dim: 128, d_model: 64, strides: [4, 4, 8, 8]}
decoder:
  type: dac
  config: {out_channels: 2, latent_dim: 64, channels: 1536, rates: [8, 8, 4, 4]}
bottleneck: {type: vae}
latent_dim: 64
downsampling_ratio: 1024
io_channels: 2
`

/** A model with an autoencoder, with some texts of it replaced. */
function model(...changes: readonly Change[]): string {
  return `model:\n  model_type: autoencoder\n  sample_rate: 44100\n  sample_size: 65536\n  model:\n${indent(change(AUTOENCODER, changes), 4)}`
}

/** The same, with the changed autoencoder as the pretransform of another, whose sizes are known to nobody. */
function inPretransform(...changes: readonly Change[]): string {
  const config = indent(change(AUTOENCODER, changes), 8)
  const outer = [
    '    encoder: {type: taae, config: {in_channels: 64}}',
    '    decoder: {type: taae, config: {out_channels: 64}}',
    '    latent_dim: 32',
    '    downsampling_ratio: 524288',
    '    io_channels: 64',
  ]
  return `model:\n  model_type: autoencoder\n  sample_rate: 44100\n  sample_size: 524288\n  model:\n${outer.join('\n')}\n    pretransform:\n      type: autoencoder\n      config:\n${config}`
}

const rows: readonly (readonly [rule: string, title: string, changes: readonly Change[], issues: readonly string[]])[] = [
  ['ratio', 'all is well', [], []],
  [
    'ratio',
    'a stride is missing',
    [['strides: [4, 4, 8, 8]', 'strides: [4, 4, 8]']],
    [
      'error rule a.yaml:14:25 model.model.downsampling_ratio: strides is [4, 4, 8] (a.yaml:8) in the encoder and multiplies to 128, but downsampling_ratio is 1024 (a.yaml:14) (downsampling_ratio 128 would do)',
    ],
  ],
  [
    'ratio',
    'the decoder has other rates',
    [['rates: [8, 8, 4, 4]', 'rates: [8, 8, 4, 2]']],
    [
      'error rule a.yaml:14:25 model.model.downsampling_ratio: rates is [8, 8, 4, 2] (a.yaml:11) in the decoder and multiplies to 512, but downsampling_ratio is 1024 (a.yaml:14) (downsampling_ratio 512 would do)',
    ],
  ],
  [
    'ratio',
    'a default counts',
    [
      ['type: dac', 'type: oobleck'],
      ['d_model: 64, strides: [4, 4, 8, 8]', 'channels: 64'],
    ],
    [
      'error rule a.yaml:14:25 model.model.downsampling_ratio: strides is [2, 4, 8, 8] (schema default) in the encoder and multiplies to 512, but downsampling_ratio is 1024 (a.yaml:14) (downsampling_ratio 512 would do)',
    ],
  ],
  [
    'ratio',
    'what the schema finds wrong is not counted with',
    [['strides: [4, 4, 8, 8]', 'strides: [4, x]']],
    ['error wrong-type a.yaml:8:75 model.model.encoder.config.strides[1]: expected an integer at least 1, got the text "x"'],
  ],
  [
    'ratio',
    'a type that is gone has no sizes',
    [['type: dac', 'type: audio_ae']],
    [
      'warning real-code a.yaml:7:7 model.model.encoder.type: only old and forked files have audio_ae, from the autoencoder of another library: the factory knows it no more and stops',
    ],
  ],
  [
    'latents',
    'a VAE halves what the encoder makes',
    [['latent_dim: 128', 'latent_dim: 64']],
    [
      'error rule a.yaml:8:44 model.model.encoder.config.latent_dim: latent_dim is 64 (a.yaml:8) in the encoder, but latent_dim is 64 (a.yaml:13) and the bottleneck vae (a.yaml:12) halves them: 128 are wanted (write 128 in the encoder)',
    ],
  ],
  [
    'latents',
    'without it nothing is halved',
    [['bottleneck: {type: vae}', 'bottleneck: null']],
    [
      'error rule a.yaml:8:44 model.model.encoder.config.latent_dim: latent_dim is 128 (a.yaml:8) in the encoder, but latent_dim is 64 (a.yaml:13) and the bottleneck leaves them as they are: 64 are wanted (write 64 in the encoder)',
    ],
  ],
  [
    'latents',
    'a slip in the type of the bottleneck says nothing of channels',
    [['{type: vae}', '{type: vea}']],
    [
      'error unknown-variant a.yaml:12:24 model.model.bottleneck.type: type vea is not known: known are vae, tanh, l2_norm, wasserstein, rvq, rvq_vae, dac_rvq, dac_rvq_vae, fsq, dithered_fsq; the real code refuses identity, quantizer, round_fsq, dithered_fsq_no_tanh, memcodes (did you mean vae?)',
    ],
  ],
  [
    'latents',
    'a slip in a type that is gone says what became of it',
    [['{type: vae}', '{type: memcode}']],
    [
      'error unknown-variant a.yaml:12:24 model.model.bottleneck.type: type memcode is not known: known are tanh, vae, l2_norm, wasserstein, rvq, rvq_vae, dac_rvq, dac_rvq_vae, fsq, dithered_fsq; the real code refuses identity, quantizer, round_fsq, dithered_fsq_no_tanh, memcodes (did you mean memcodes? But memcodes was a quantiser of an early version; it has left the code: create_bottleneck_from_config stops on it)',
    ],
  ],
  [
    'latents',
    'a DAC encoder without a projection leaves its width',
    [['latent_dim: 128, ', '']],
    [
      'error rule a.yaml:8:41 model.model.encoder.config.d_model: the encoder makes 1024 channels (a.yaml:8), but latent_dim is 64 (a.yaml:13) and the bottleneck vae (a.yaml:12) halves them: 128 are wanted',
    ],
  ],
  [
    'latents',
    'the decoder takes what the bottleneck gives',
    [['out_channels: 2, latent_dim: 64', 'out_channels: 2, latent_dim: 128']],
    [
      'error rule a.yaml:11:45 model.model.decoder.config.latent_dim: latent_dim is 128 (a.yaml:11) in the decoder, but latent_dim is 64 (a.yaml:13): 64 are wanted (write 64 in the decoder)',
    ],
  ],
  [
    'latents',
    'and noise beside it',
    [
      ['{type: vae}', '{type: wasserstein, config: {noise_augment_dim: 8}}'],
      ['latent_dim: 128', 'latent_dim: 64'],
    ],
    [
      'error rule a.yaml:11:45 model.model.decoder.config.latent_dim: latent_dim is 64 (a.yaml:11) in the decoder, but latent_dim is 64 (a.yaml:13) and the bottleneck adds 8 of noise (a.yaml:12): 72 are wanted (write 72 in the decoder)',
    ],
  ],
  [
    'latents',
    'a quantiser works on all channels',
    [['{type: vae}', '{type: rvq_vae, config: {}}']],
    [
      'error rule a.yaml:13:17 model.model.latent_dim: dim is 128 (schema default) in the bottleneck, but latent_dim is 64 (a.yaml:13) (write 64 in the bottleneck)',
    ],
  ],
  ['latents', 'which it may say', [['{type: vae}', '{type: rvq_vae, config: {dim: 64}}']], []],
  [
    'codebooks',
    'levels for each channel, but not for all',
    [
      ['{type: vae}', '{type: dithered_fsq, config: {dim: 64, levels: [8, 8, 8]}}'],
      ['latent_dim: 128', 'latent_dim: 64'],
    ],
    [
      'error rule a.yaml:12:64 model.model.bottleneck.config.levels: levels has 3 (a.yaml:12), but dim is 64 (a.yaml:12): it has one number for each, or is one number for all',
    ],
  ],
  [
    'codebooks',
    'a size for each of two codebooks of three',
    [['{type: vae}', '{type: dac_rvq_vae, config: {input_dim: 64, n_codebooks: 3, codebook_size: 1024, codebook_dim: [8, 8]}}']],
    [
      'error rule a.yaml:12:112 model.model.bottleneck.config.codebook_dim: codebook_dim has 2 (a.yaml:12), but n_codebooks is 3 (a.yaml:12): it has one number for each, or is one number for all',
    ],
  ],
  [
    'audio-channels',
    'the encoder is mono',
    [['in_channels: 2, ', '']],
    [
      'error rule a.yaml:15:18 model.model.io_channels: in_channels is 1 (schema default) in the encoder, but io_channels is 2 (a.yaml:15) in model.model (write 2 in the encoder)',
    ],
  ],
  [
    'audio-channels',
    'the decoder is mono',
    [['out_channels: 2', 'out_channels: 1']],
    [
      'error rule a.yaml:11:30 model.model.decoder.config.out_channels: out_channels is 1 (a.yaml:11) in the decoder, but io_channels is 2 (a.yaml:15) in model.model (write 2 in the decoder)',
    ],
  ],
  [
    'audio-channels',
    'other channels may go in than come out',
    [
      ['in_channels: 2', 'in_channels: 1'],
      ['io_channels: 2', 'io_channels: 2\nin_channels: 1'],
    ],
    [],
  ],
]

describe('V5 rules of autoencoders name both origins', () => {
  test.each(rows)('V5 %s: %s', (_rule, _title, changes, issues) => {
    expect(check({ 'a.yaml': model(...changes) })).toEqual(issues)
  })

  test.each(rows.filter(([, , , issues]) => issues.length > 0))(
    'V5 %s in a pretransform: %s',
    (_rule, _title, changes, issues) => {
      const found = check({ 'a.yaml': inPretransform(...changes) })
      expect(found.map(outline)).toEqual(issues.map(outline))
      expect(found.every((issue) => issue.includes(' model.model.pretransform.config'))).toBe(true)
    },
  )

  /** An issue without lines and paths. */
  function outline(issue: string): string {
    return issue.replaceAll(/a\.yaml:\d+(?::\d+)?/g, 'line').replaceAll(/model\.model(?:\.pretransform\.config)?/g, 'section')
  }

  test('V5 a pretransform of an autoencoder counts in the ratio, or is left out of it', () => {
    const patched = (ratio: number): readonly string[] =>
      check({
        'a.yaml': model(
          ['in_channels: 2', 'in_channels: 8'],
          ['out_channels: 2', 'out_channels: 8'],
          [
            'downsampling_ratio: 1024',
            `downsampling_ratio: ${ratio}\npretransform: {type: patched, config: {channels: 2, patch_size: 4}}`,
          ],
        ),
      })
    expect([patched(1024), patched(4096), patched(2048).length]).toEqual([[], [], 2])
  })
})

describe('V5 encoder and decoder have what a pretransform makes', () => {
  /** Those with so many channels, behind a pretransform. The ratio is one that always holds. */
  function behind(pretransform: string, into: number, out: number): string {
    return model(
      ['in_channels: 2', `in_channels: ${into}`],
      ['out_channels: 2', `out_channels: ${out}`],
      ['downsampling_ratio: 1024', `downsampling_ratio: 1024\npretransform: ${pretransform}`],
    )
  }

  const WAVELET = '{type: wavelet, config: {channels: 2, levels: 2, wavelet: bior4.4}}'
  const PQMF = '{type: pqmf, config: {num_bands: 4}}'

  test.each<[title: string, pretransform: string, channels: readonly [number, number], issues: readonly string[]]>([
    ['a wavelet makes channels of steps', WAVELET, [8, 8], []],
    [
      'which the encoder has not',
      WAVELET,
      [2, 8],
      [
        'error rule a.yaml:8:29 model.model.encoder.config.in_channels: in_channels is 2 (a.yaml:8) in the encoder, but channels is 2 (a.yaml:15) and levels is 2 (a.yaml:15), which makes 8 channels (write 8 in the encoder)',
      ],
    ],
    [
      'which the decoder has not',
      WAVELET,
      [8, 2],
      [
        'error rule a.yaml:11:30 model.model.decoder.config.out_channels: out_channels is 2 (a.yaml:11) in the decoder, but channels is 2 (a.yaml:15) and levels is 2 (a.yaml:15), which makes 8 channels (write 8 in the decoder)',
      ],
    ],
    ['mono or stereo in bands', PQMF, [4, 8], []],
    [
      'half a band',
      PQMF,
      [2, 8],
      [
        'error rule a.yaml:8:29 model.model.encoder.config.in_channels: in_channels is 2 (a.yaml:8) in the encoder, but num_bands is 4 (a.yaml:15): the pretransform makes 4 channels of each (write a multiple of 4 in the encoder)',
      ],
    ],
    ['a codec trained elsewhere says nothing', '{type: dac_pretrained, config: {}}', [2, 2], []],
  ])('V5 audio-channels: %s', (_title, pretransform, [into, out], issues) => {
    expect(check({ 'a.yaml': behind(pretransform, into, out) })).toEqual(issues)
  })

  test('V5 audio-channels: the latents of an autoencoder go into the one that it is a pretransform of', () => {
    expect(check({ 'a.yaml': inPretransform().replace('{in_channels: 64}', '{in_channels: 32}') })).toEqual([
      'error rule a.yaml:6:49 model.model.encoder.config.in_channels: in_channels is 32 (a.yaml:6) in the encoder, but model.model.pretransform.config.latent_dim is 64 (a.yaml:21) (write 64 in the encoder)',
    ])
  })
})

describe('V5 pretransforms in one another', () => {
  /** An autoencoder with so many pretransforms in one another, each an autoencoder. */
  function nest(depth: number): string {
    const section = (inner: string): string =>
      `{${AUTOENCODER.trim()
        .replaceAll(/\n {2}/g, ' ')
        .split('\n')
        .map(braced)
        .join(', ')
        .replaceAll(/((?:in|out)_channels): 2/g, inner === '' ? '$1: 2' : '$1: 64')}${inner}}`
    let made = section('')
    for (let i = 0; i < depth; i += 1) made = section(`, pretransform: {type: autoencoder, config: ${made}}`)
    return `model: {model_type: autoencoder, sample_rate: 44100, sample_size: 65536, model: ${made}}\n`
  }

  function braced(line: string): string {
    const block = /^(encoder|decoder): (type: \w+) (config: .*)$/.exec(line)
    return block ? `${block[1]}: {${block[2]}, ${block[3]}}` : line
  }

  test('V5 as deep as is sane', () => {
    expect([nest(0), nest(1), nest(4)].map((text) => check({ 'a.yaml': text }))).toEqual([[], [], []])
  })

  test.each([5, 20, 120])('V5 and %i deep: one issue, and no hang', (depth) => {
    const clock = startClock()
    const found = check({ 'a.yaml': nest(depth) })
    expect(found.map((issue) => issue.replace(/^(\S+ \S+) .*: (pretransforms .*) \(a.*\).*$/, '$1 $2'))).toEqual([
      `warning rule pretransforms stand ${depth} deep in one another`,
    ])
    expect(clock()).toBeLessThan(3000)
  })
})
