import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../stable-audio.testing.ts'
import { indent } from './change.testing.ts'

interface Parts {
  /** Keys of the top, of the training, and the model's own section. */
  readonly type?: string
  readonly top?: string
  readonly training?: string
  readonly model: string
}

/** What the rule says of a model; the rest of the model lacks much. */
function said({ type = 'autoencoder', top = '', training = '', model }: Parts): readonly string[] {
  const text = `model:\n  model_type: ${type}\n${indent(top, 2)}  training: {${training}}\n  model:\n${indent(model, 4)}`
  return check({ 'a.yaml': text }).filter((told) => /audio_channels|force_input_mono/.test(told) && / rule /.test(told))
}

test.each<[title: string, parts: Parts, issues: readonly string[]]>([
  ['all is well', { model: 'io_channels: 2\n' }, []],
  ['mono is well too', { top: 'audio_channels: 1\n', model: 'io_channels: 1\n' }, []],
  ['five channels are loaded as two', { top: 'audio_channels: 5\n', model: 'io_channels: 2\n' }, []],
  [
    'mono for a stereo model',
    { top: 'audio_channels: 1\n', model: 'io_channels: 2\n' },
    [
      'error rule a.yaml:3:19 model.audio_channels: audio_channels is 1 (a.yaml:3), which makes mono, but model.model.io_channels is 2 (a.yaml:6): what takes the audio stops on it (audio_channels 2 would do)',
    ],
  ],
  [
    'nothing said is stereo',
    { model: 'io_channels: 1\n' },
    [
      'error rule a.yaml:5:18 model.model.io_channels: audio_channels is 2 (schema default), which makes stereo, but model.model.io_channels is 1 (a.yaml:5): what takes the audio stops on it (audio_channels 1 would do)',
    ],
  ],
  [
    'each side has channels of its own',
    { model: 'io_channels: 2\nout_channels: 1\n' },
    [
      'error rule a.yaml:6:19 model.model.out_channels: audio_channels is 2 (schema default), which makes stereo, but model.model.out_channels is 1 (a.yaml:6): what comes out cannot be compared with the audio (audio_channels 1 would do)',
    ],
  ],
  ['mixed to mono for the encoder alone', { training: 'force_input_mono: true', model: 'io_channels: 2\nin_channels: 1\n' }, []],
  [
    'mixed to mono for a stereo encoder',
    { training: 'force_input_mono: true', model: 'io_channels: 2\nout_channels: 2\n' },
    [
      'error rule a.yaml:5:18 model.model.io_channels: force_input_mono is true (a.yaml:3), which makes mono, but model.model.io_channels is 2 (a.yaml:5): what takes the audio stops on it',
    ],
  ],
  [
    'an autoencoder as a pretransform',
    {
      type: 'diffusion_cond',
      top: 'audio_channels: 1\n',
      model: 'pretransform: {type: autoencoder, config: {io_channels: 2}}\n',
    },
    [
      'error rule a.yaml:3:19 model.audio_channels: audio_channels is 1 (a.yaml:3), which makes mono, but model.model.pretransform.config.io_channels is 2 (a.yaml:6): what takes the audio stops on it (audio_channels 2 would do)',
    ],
  ],
  [
    'the pretransform of a pretransform',
    {
      type: 'diffusion_uncond',
      model:
        'pretransform: {type: autoencoder, config: {io_channels: 64, pretransform: {type: patched, config: {channels: 1, patch_size: 64}}}}\n',
    },
    [
      'error rule a.yaml:5:114 model.model.pretransform.config.pretransform.config.channels: audio_channels is 2 (schema default), which makes stereo, but model.model.pretransform.config.pretransform.config.channels is 1 (a.yaml:5): what takes the audio stops on it (audio_channels 1 would do)',
    ],
  ],
  [
    'a codec that was trained elsewhere',
    { type: 'lm', top: 'audio_channels: 1\n', model: 'pretransform: {type: dac_pretrained, config: {}}\n' },
    [],
  ],
  [
    'audio that was encoded before is not loaded',
    {
      type: 'diffusion_cond',
      training: 'pre_encoded: true',
      model: 'pretransform: {type: autoencoder, config: {io_channels: 1}}\n',
    },
    [],
  ],
])('V5 audio: %s', (_title, parts, issues) => {
  expect(said(parts)).toEqual(issues)
})

test('V5 audio: a model that is not trained loads none', () => {
  const text = 'model: {model_type: autoencoder, model: {io_channels: 1}}\n'
  expect(check({ 'a.yaml': text }).filter((told) => told.includes('audio_channels'))).toEqual([])
})

test('V5 audio: there is an issue just where mono meets more, or stereo meets other than two', () => {
  const few = fc.integer({ min: 1, max: 6 })
  fc.assert(
    fc.property(few, few, (audio, io) => {
      const found = said({ top: `audio_channels: ${audio}\n`, model: `io_channels: ${io}\n` })
      expect(found.length === 0).toBe(audio === 1 ? io === 1 : io === 2)
    }),
    { numRuns: 1000 },
  )
})
