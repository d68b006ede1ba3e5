import { describe, expect, test } from 'vitest'
import { formatPath } from '../../../core/path.ts'
import { check, issuesOf, system } from '../stable-audio.testing.ts'
import { change } from './change.testing.ts'
import type { Change } from './change.testing.ts'

const CONDITIONED = `model:
  model_type: diffusion_cond
  sample_rate: 44100
  sample_size: 2097152
  model:
    pretransform:
      type: autoencoder
      config:
        encoder: {type: dac, config: {in_channels: 2, latent_dim: 128, d_model: 64, strides: [4, 4, 8, 8]}}
        decoder: {type: dac, config: {out_channels: 2, latent_dim: 64, channels: 1536, rates: [8, 8, 4, 4]}}
        bottleneck: {type: vae}
        latent_dim: 64
        downsampling_ratio: 1024
        io_channels: 2
    conditioning:
      cond_dim: 768
      configs:
        - {id: prompt, type: t5, config: {}}
        - {id: seconds_start, type: number, config: {max_val: 512}}
        - {id: seconds_total, type: number, config: {max_val: 512}}
    diffusion:
      type: dit
      cross_attention_cond_ids: [prompt, seconds_start, seconds_total]
      global_cond_ids: [seconds_start, seconds_total]
      config:
        io_channels: 64
        embed_dim: 1536
        depth: 24
        num_heads: 24
        cond_token_dim: 768
        global_cond_dim: 1536
    io_channels: 64
  training:
    learning_rate: 5.0e-5
    demo: {num_demos: 4, demo_cfg_scales: [4, 7]}
`

const UNCOND = `model:
  model_type: diffusion_uncond
  sample_rate: 44100
  sample_size: 65536
  model:
    type: adp_uncond_1d
    config: {in_channels: 2, channels: 128, multipliers: [1, 2, 4], factors: [4, 4], num_blocks: [2, 2], attentions: [0, 1]}
`

const LM = `model:
  model_type: lm
  sample_rate: 44100
  sample_size: 65536
  model:
    pretransform: {type: dac_pretrained, config: {}}
    lm:
      type: continuous_transformer
      config: {embed_dim: 512, depth: 12}
  training: {learning_rate: 1.0e-4}
`

const AUTOENCODER = `model:
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
    optimizer_configs:
      autoencoder: {optimizer: {type: AdamW, config: {lr: 1.0e-4}}}
      discriminator: {optimizer: {type: AdamW, config: {lr: 1.0e-4}}}
`

type Row = readonly [rule: string, title: string, text: string, changes: readonly Change[], issues: readonly string[]]

const DAU = 'type: DAU1d\n    config: {}'
const toDau: Change = [UNCOND.slice(UNCOND.indexOf('type: adp')).trimEnd(), DAU]

const rows: readonly Row[] = [
  ['io-channels', 'all is well', CONDITIONED, [], []],
  [
    'io-channels',
    'the network has other channels than the model',
    CONDITIONED,
    [['        io_channels: 64', '        io_channels: 32']],
    [
      'error rule a.yaml:26:22 model.model.diffusion.config.io_channels: io_channels is 32 (a.yaml:26) in the network, but model.model.io_channels is 64 (a.yaml:32) (write 64 in the network)',
    ],
  ],
  [
    'io-channels',
    'both have other channels than the latents',
    CONDITIONED,
    [
      ['        latent_dim: 64', '        latent_dim: 32'],
      ['latent_dim: 128', 'latent_dim: 64'],
      ['latent_dim: 64, channels', 'latent_dim: 32, channels'],
    ],
    [
      'error rule a.yaml:32:18 model.model.io_channels: io_channels is 64 (a.yaml:32) in the model, but model.model.pretransform.config.latent_dim is 32 (a.yaml:12) (write 32 in the model)',
    ],
  ],
  [
    'io-channels',
    'a pretransform that splits makes channels of steps',
    UNCOND,
    [['    type: adp', '    pretransform: {type: pqmf, config: {num_bands: 8, channels: 2}}\n    type: adp']],
    [
      'error rule a.yaml:8:27 model.model.config.in_channels: in_channels is 2 (a.yaml:8) in the network, but audio_channels is 2 (schema default) and num_bands is 8 (a.yaml:6), which makes 16 channels (write 16 in the network)',
    ],
  ],
  [
    'io-channels',
    'a PQMF splits stereo too, whatever its own channels say',
    UNCOND,
    [
      ['    type: adp', '    pretransform: {type: pqmf, config: {num_bands: 8, channels: 1}}\n    type: adp'],
      ['in_channels: 2', 'in_channels: 16'],
    ],
    [],
  ],
  [
    'io-channels',
    'without one, what comes in is audio',
    UNCOND,
    [['sample_size: 65536', 'sample_size: 65536\n  audio_channels: 1']],
    [
      'error rule a.yaml:8:27 model.model.config.in_channels: in_channels is 2 (a.yaml:8) in the network, but model.audio_channels is 1 (a.yaml:5) (write 1 in the network)',
    ],
  ],
  [
    'io-channels',
    'and five channels are stereo',
    UNCOND,
    [['sample_size: 65536', 'sample_size: 65536\n  audio_channels: 5']],
    [],
  ],
  [
    'sample-size',
    'samples are left over by the pretransform',
    CONDITIONED,
    [['2097152', '2097000']],
    [
      'warning rule a.yaml:4:16 model.sample_size: sample_size is 2097000 (a.yaml:4), which is no multiple of 1024: downsampling_ratio is 1024 (a.yaml:13), and 872 samples are left over (2097152 would do)',
    ],
  ],
  [
    'sample-size',
    'samples are left over by the model',
    AUTOENCODER,
    [['65536', '65530']],
    [
      'warning rule a.yaml:4:16 model.sample_size: sample_size is 65530 (a.yaml:4), which is no multiple of 512: downsampling_ratio is 512 (a.yaml:9), and 506 samples are left over (65536 would do)',
    ],
  ],
  [
    'condition-ids',
    'an id with a slip',
    CONDITIONED,
    [['ids: [prompt,', 'ids: [promt,']],
    [
      'error rule a.yaml:23:34 model.model.diffusion.cross_attention_cond_ids[0]: cross_attention_cond_ids names promt (a.yaml:23), but no conditioner has this id: known are prompt, seconds_start, seconds_total (did you mean prompt?)',
    ],
  ],
  [
    'condition-ids',
    'no conditioning at all',
    LM,
    [['      config: {embed', '      prepend_cond_ids: [prompt]\n      config: {embed']],
    [
      'error rule a.yaml:9:26 model.model.lm.prepend_cond_ids[0]: prepend_cond_ids names prompt (a.yaml:9), but no conditioner has this id: there is no conditioner',
    ],
  ],
  [
    'condition-ids',
    'where the gaps are is known to a model that fills them',
    CONDITIONED,
    [
      ['diffusion_cond', 'diffusion_cond_inpaint'],
      [
        '      config:\n        io_channels',
        '      input_concat_ids: [inpaint_mask, inpaint_masked_input]\n      config:\n        input_concat_dim: 65\n        io_channels',
      ],
    ],
    [],
  ],
  [
    'condition-ids',
    'and to no other',
    CONDITIONED,
    [['      config:\n        io_channels', '      input_concat_ids: [inpaint_mask]\n      config:\n        io_channels']],
    [
      'error rule a.yaml:25:26 model.model.diffusion.input_concat_ids[0]: input_concat_ids names inpaint_mask (a.yaml:25), but no conditioner has this id: known are prompt, seconds_start, seconds_total',
    ],
  ],
  [
    'unique-ids',
    'two of one id',
    CONDITIONED,
    [['- {id: seconds_total', '- {id: seconds_start']],
    [
      'error rule a.yaml:23:57 model.model.diffusion.cross_attention_cond_ids[2]: cross_attention_cond_ids names seconds_total (a.yaml:23), but no conditioner has this id: known are seconds_start, prompt (did you mean seconds_start?)',
      'error rule a.yaml:24:40 model.model.diffusion.global_cond_ids[1]: global_cond_ids names seconds_total (a.yaml:24), but no conditioner has this id: known are seconds_start, prompt (did you mean seconds_start?)',
      'warning rule a.yaml:20:16 model.model.conditioning.configs[2].id: two conditioners have the id seconds_start (a.yaml:19 and a.yaml:20): the last silently takes the place of the other (give each an id of its own)',
    ],
  ],
  [
    'condition-widths',
    'layers look at conditions of another width',
    CONDITIONED,
    [['cond_token_dim: 768', 'cond_token_dim: 512']],
    [
      'error rule a.yaml:30:25 model.model.diffusion.config.cond_token_dim: cond_token_dim is 512 (a.yaml:30), but prompt, seconds_start, seconds_total in cross_attention_cond_ids (a.yaml:23) have each 768 channels (write 768 as config.cond_token_dim)',
    ],
  ],
  [
    'condition-widths',
    'one of them has a width of its own',
    CONDITIONED,
    [['type: t5, config: {}', 'type: t5, config: {output_dim: 1024}']],
    [
      'error rule a.yaml:30:25 model.model.diffusion.config.cond_token_dim: cond_token_dim is 768 (a.yaml:30), but prompt in cross_attention_cond_ids (a.yaml:23) has 1024 channels (write 1024 as config.cond_token_dim)',
    ],
  ],
  [
    'condition-widths',
    'global conditions stand side by side',
    CONDITIONED,
    [['        global_cond_dim: 1536\n', '']],
    [
      'error rule a.yaml:24:24 model.model.diffusion.global_cond_ids: global_cond_dim is 0 (schema default), but seconds_start, seconds_total in global_cond_ids (a.yaml:24) have together 1536 channels (write 1536 as config.global_cond_dim)',
    ],
  ],
  [
    'shown-conditions',
    'a demo shows what is not there',
    CONDITIONED,
    [['demo_cfg_scales: [4, 7]', 'demo_cfg_scales: [4, 7], cond_display_configs: [{id: audio, type: audio}]']],
    [
      'error rule a.yaml:35:79 model.training.demo.cond_display_configs[0].id: cond_display_configs names audio (a.yaml:35), but no conditioner has this id: known are prompt, seconds_start, seconds_total',
    ],
  ],
  [
    'objective',
    'inside config it comes twice',
    CONDITIONED,
    [['        io_channels: 64', '        diffusion_objective: rectified_flow\n        io_channels: 64']],
    [
      'error rule a.yaml:26:30 model.model.diffusion.config.diffusion_objective: diffusion_objective is rectified_flow (a.yaml:26) in config, but the factory passes the one beside it on as well, which is v (schema default): the class stops on getting it twice (write it beside type and config alone)',
    ],
  ],
  [
    'uncond-channels',
    'a transformer without conditions calls them otherwise',
    UNCOND,
    [[UNCOND.slice(UNCOND.indexOf('type: adp')).trimEnd(), 'type: dit\n    config: {in_channels: 2, io_channels: 2}']],
    [
      'error rule a.yaml:7:43 model.model.config.io_channels: io_channels is 2 (a.yaml:7), but a transformer without conditions takes in_channels, which is 2 (a.yaml:7), and passes it on as io_channels: the class stops on getting it twice (rename it to in_channels)',
    ],
  ],
  [
    'timestep-width',
    'time beside the input needs a width',
    CONDITIONED,
    [['        depth: 24', '        depth: 24\n        timestep_cond_type: input_concat']],
    [
      'error rule a.yaml:29:29 model.model.diffusion.config.timestep_cond_type: timestep_cond_type is input_concat (a.yaml:29), but timestep_embed_dim is not set (schema default): the class stops without it (set timestep_embed_dim)',
    ],
  ],
  [
    'heads',
    'heads that do not divide the width',
    CONDITIONED,
    [['num_heads: 24', 'num_heads: 25']],
    [
      'error rule a.yaml:27:20 model.model.diffusion.config.embed_dim: embed_dim 1536 (a.yaml:27) cannot be shared by 25 heads (a.yaml:29), 11 are left over: the class stops (1525 would do)',
    ],
  ],
  [
    'heads',
    'heads of a width that does not divide it',
    LM,
    [['embed_dim: 512', 'embed_dim: 500']],
    [
      'error rule a.yaml:9:27 model.model.lm.config.embed_dim: embed_dim 500 (a.yaml:9) cannot be shared by heads of 64 (schema default), 52 are left over: the class stops (512 would do)',
    ],
  ],
  [
    'heads',
    'as many heads as fit are built, where they share the width',
    LM,
    [['embed_dim: 512', 'embed_dim: 96']],
    [
      'warning rule a.yaml:9:27 model.model.lm.config.embed_dim: embed_dim 96 (a.yaml:9) cannot be shared by heads of 64 (schema default), 32 are left over: 1 head of 96 is built (64 would do)',
    ],
  ],
  [
    'heads',
    'other heads than are asked for',
    CONDITIONED,
    [
      ['embed_dim: 1536', 'embed_dim: 100'],
      ['num_heads: 24', 'num_heads: 48'],
    ],
    [
      'warning rule a.yaml:27:20 model.model.diffusion.config.embed_dim: embed_dim 100 (a.yaml:27) cannot be shared by 48 heads (a.yaml:29), 4 are left over: 50 heads of 2 are built (96 would do)',
    ],
  ],
  [
    'unet-lists',
    'lists of other lengths',
    UNCOND,
    [
      ['factors: [4, 4]', 'factors: [4, 4, 2]'],
      ['attentions: [0, 1]', 'attentions: [1]'],
    ],
    [
      'error rule a.yaml:7:78 model.model.config.factors: factors has 3 (a.yaml:7), but multipliers has 3 (a.yaml:7): 2 are wanted, one less than there are multipliers',
      'error rule a.yaml:7:121 model.model.config.attentions: attentions has 1 (a.yaml:7), but multipliers has 3 (a.yaml:7): at least 2 are wanted, one less than there are multipliers',
    ],
  ],
  ['unet-lists', 'more attentions do no harm', UNCOND, [['attentions: [0, 1]', 'attentions: [0, 1, 1]']], []],
  ['unet-lists', 'an attention U-Net as it is', UNCOND, [toDau], []],
  [
    'unet-lists',
    'an attention U-Net that is deeper than its lists',
    UNCOND,
    [toDau, ['{}', '{depth: 15, channels: [32, 64]}']],
    [
      'error rule a.yaml:7:35 model.model.config.channels: channels has 2 (a.yaml:7), but depth is 15 (a.yaml:7): at least 15 are wanted',
      'error rule a.yaml:7:21 model.model.config.depth: strides has 13 (schema default), but depth is 15 (a.yaml:7): at least 14 are wanted',
    ],
  ],
  [
    'unet-lists',
    'long strides have to be learned',
    UNCOND,
    [toDau, ['{}', '{depth: 3, strides: [4, 4]}']],
    [
      'error rule a.yaml:7:33 model.model.config.strides: strides has a 4 (a.yaml:7), but learned_resample is false (schema default): the class stops on strides above 2 (set learned_resample to true)',
    ],
  ],
  ['discrete', 'a codec makes tokens', LM, [], []],
  [
    'discrete',
    'a wavelet does not',
    LM,
    [['{type: dac_pretrained, config: {}}', '{type: wavelet, config: {channels: 2, levels: 3, wavelet: bior4.4}}']],
    [
      'error rule a.yaml:6:26 model.model.pretransform.type: the pretransform of a language model makes tokens, but type is wavelet (a.yaml:6) (autoencoder with a quantiser, dac_pretrained and audiocraft_pretrained make them)',
    ],
  ],
  [
    'rates',
    'both a rate and optimizers',
    AUTOENCODER,
    [['  training:', '  training:\n    learning_rate: 1.0e-3']],
    [
      'warning rule a.yaml:12:20 model.training.learning_rate: learning_rate is 0.001 (a.yaml:12) has no effect: optimizer_configs (a.yaml:14) say how steps are made (the rate of autoencoder is optimizer_configs.autoencoder.optimizer.config.lr)',
    ],
  ],
  [
    'rates',
    'neither',
    CONDITIONED,
    [['    learning_rate: 5.0e-5\n', '']],
    [
      'error rule a.yaml:34:5 model.training: training (a.yaml:34) has neither a learning_rate nor optimizer_configs: it stops without a rate (set learning_rate, or optimizer_configs.diffusion)',
    ],
  ],
  [
    'schedulers',
    'one of two has a scheduler',
    AUTOENCODER,
    [['config: {lr: 1.0e-4}}}\n      disc', 'config: {lr: 1.0e-4}}, scheduler: {type: InverseLR, config: {}}}\n      disc']],
    [
      'warning rule a.yaml:13:80 model.training.optimizer_configs.autoencoder.scheduler: the scheduler of autoencoder (a.yaml:13) has no effect: discriminator (a.yaml:14) has none, and schedulers count only where both have one',
    ],
  ],
  [
    'teacher-weights',
    'a teacher without weights',
    AUTOENCODER,
    [
      [
        '  training:',
        '  training:\n    teacher_model: {model_type: musicgen, sample_rate: 32000, sample_size: 32000, model: {}}',
      ],
    ],
    [
      'warning real-code a.yaml:12:21 model.training.teacher_model.model_type: only older versions build musicgen: the factory knows it no more and stops',
      'error rule a.yaml:12:20 model.training.teacher_model: there is a teacher_model (a.yaml:12), but teacher_model_ckpt is not set: training stops without its weights (set teacher_model_ckpt)',
    ],
  ],
  [
    'gap-probabilities',
    'shares that are no whole',
    CONDITIONED,
    [['    demo:', '    inpainting: {mask_kwargs: {mask_type_probabilities: [0.1, 0.7, 0.1]}}\n    demo:']],
    [
      'error rule a.yaml:35:57 model.training.inpainting.mask_kwargs.mask_type_probabilities: mask_type_probabilities is [0.1, 0.7, 0.1] (a.yaml:35), which adds up to 0.9 and not to 1',
    ],
  ],
  [
    'own-pretransform',
    'a conditioner of audio without a pretransform',
    CONDITIONED,
    [
      [
        '{id: seconds_total, type: number, config: {max_val: 512}}',
        '{id: seconds_total, type: pretransform, config: {sample_rate: 44100}}',
      ],
    ],
    [
      'error rule a.yaml:20:59 model.model.conditioning.configs[2].config: the conditioner seconds_total (a.yaml:20) has no pretransform_config, and does not take the model’s pretransform (set pretransform_config, or use_model_pretransform to true)',
    ],
  ],
  [
    'own-pretransform',
    'that of the model does',
    CONDITIONED,
    [
      [
        '{id: seconds_total, type: number, config: {max_val: 512}}',
        '{id: seconds_total, type: pretransform, config: {sample_rate: 44100, use_model_pretransform: true}}',
      ],
    ],
    [],
  ],
]

describe('V5 rules of models name both origins', () => {
  test.each(rows)('V5 %s: %s', (_rule, _title, text, changes, issues) => {
    expect(check({ 'a.yaml': change(text, changes) })).toEqual(issues)
  })

  test('V5 a demo with no number of demos or no guidance stops, and that is said', () => {
    expect(check({ 'a.yaml': change(CONDITIONED, [['    demo: {num_demos: 4, demo_cfg_scales: [4, 7]}\n', '']]) })).toEqual([
      'warning real-code a.yaml:33:3 model.training: demo is not set: train.py reads demo.demo_cfg_scales without a default, and stops with a KeyError (set demo)',
    ])
  })

  test('V5 a model that is a teacher is held to the same rules', () => {
    const teacher = change(CONDITIONED, [['ids: [prompt,', 'ids: [promt,']])
    const text = change(AUTOENCODER, [
      ['  training:', '  training:\n    teacher_model_ckpt: t.ckpt\n    teacher_model: @'],
    ]).replace(
      '@',
      teacher
        .slice('model:'.length)
        .replaceAll(/\n(?=.)/g, '\n    ')
        .trimEnd(),
    )
    expect(check({ 'a.yaml': text })).toEqual([
      'error rule a.yaml:35:38 model.training.teacher_model.model.diffusion.cross_attention_cond_ids[0]: cross_attention_cond_ids names promt (a.yaml:35), but no conditioner has this id: known are prompt, seconds_start, seconds_total (did you mean prompt?)',
    ])
  })

  test('E1 a wrong id is mended from its issue', () => {
    const text = change(CONDITIONED, [['ids: [prompt,', 'ids: [promt,']])
    const [issue] = issuesOf({ 'a.yaml': text })
    expect(issue && [formatPath(issue.path), issue.fixes?.map(({ title }) => title)]).toEqual([
      'model.model.diffusion.cross_attention_cond_ids[0]',
      ['Write prompt'],
    ])
  })
})

const BASE = `batch_size: 4
name: a
${LM}`

describe('V5 rules of experiments name both origins', () => {
  test.each<[rule: string, title: string, files: Readonly<Record<string, string>>, issues: readonly string[]]>([
    ['training', 'all is well', { 'e.yaml': BASE }, []],
    [
      'training',
      'a model without training',
      { 'e.yaml': BASE.replace('  training: {learning_rate: 1.0e-4}\n', '') },
      ['error rule e.yaml:4:3 model: the model (e.yaml:4) has no training: train.py stops on it (set model.training)'],
    ],
    [
      'gpus',
      'a number of GPUs that nothing reads',
      { 'e.yaml': `num_gpus: 2\n${BASE}` },
      [
        'warning rule e.yaml:1:11 num_gpus: num_gpus is 2 (e.yaml:1), but strategy is auto (schema default): it is read only where strategy is empty (write strategy: "")',
      ],
    ],
    ['gpus', 'and one that is read', { 'e.yaml': `num_gpus: 2\nstrategy: ""\n${BASE}` }, []],
    [
      'pre-encoded',
      'latents that would be encoded once more',
      { 'e.yaml': `${BASE}dataset: {dataset_type: pre_encoded, datasets: [{id: a, path: b}]}\n` },
      [
        'error rule e.yaml:13:25 dataset.dataset_type: dataset_type is pre_encoded (e.yaml:13), but pre_encoded is false (schema default): the dataset holds latents, and they would be encoded once more (set model.training.pre_encoded to true)',
      ],
    ],
    [
      'pre-encoded',
      'audio where latents are expected',
      {
        'e.yaml': `${BASE.replace('1.0e-4', '1.0e-4, pre_encoded: true')}dataset: {dataset_type: s3, datasets: [{id: a, path: b}], pre_encoded: false}\n`,
      },
      [
        'error rule e.yaml:12:50 model.training.pre_encoded: pre_encoded is true (e.yaml:12), but pre_encoded is false (e.yaml:13): the dataset holds audio, and latents are expected (set model.training.pre_encoded to false)',
      ],
    ],
    [
      'archives',
      'archives that are nowhere',
      { 'e.yaml': 'val_dataset: {dataset_type: wds, datasets: [{id: a}]}\n' },
      [
        'error rule e.yaml:1:45 val_dataset.datasets[0]: the dataset a (e.yaml:1) has neither a path nor an s3_path (set one of them)',
      ],
    ],
    ['archives', 'archives on S3', { 'e.yaml': 'dataset: {dataset_type: s3, datasets: [{id: a, s3_path: b}]}\n' }, []],
  ])('V5 %s: %s', (_rule, _title, files, issues) => {
    expect(check(files)).toEqual(issues)
  })
})

test('V4 a diffusion autoencoder writes the strides of its attention U-Net, which have a default elsewhere', () => {
  const of = (type: string, model: string): string =>
    `model: {model_type: ${type}, sample_rate: 44100, sample_size: 65536, model: ${model}}\n`
  const inside = '{latent_dim: 8, downsampling_ratio: 8, io_channels: 2, diffusion: {type: DAU1d, config: {}}}'
  const told = [of('diffusion_autoencoder', inside), of('diffusion_uncond', '{type: DAU1d, config: {}}')].map((text) =>
    check({ 'a.yaml': text }),
  )
  expect(told).toEqual([
    [
      'warning real-code a.yaml:1:171 model.model.diffusion.config: strides is not set: create_diffAE_from_config multiplies the strides that are written, and stops with a KeyError without (set strides)',
    ],
    [],
  ])
})

test('V4 keys that the code reads elsewhere', () => {
  const text = change(AUTOENCODER, [['  training:', '  training:\n    demo_every: 500']])
  const data = 'dataset: {dataset_type: pre_encoded, datasets: [{id: a, path: b, latent_crop_length: 512}]}\n'
  expect([check({ 'a.yaml': text }), check({ 'a.yaml': data })]).toEqual([
    [
      'warning unknown-key a.yaml:12:5 model.training.demo_every: AutoencoderTrainingWrapper has no key demo_every: the real code ignores it silently (it is read from demo.demo_every)',
    ],
    [
      'warning unknown-key a.yaml:1:66 dataset.datasets[0].latent_crop_length: Folder has no key latent_crop_length: the real code ignores it silently (it is read from the top of the dataset)',
    ],
  ])
})

test('V5 every rule of the system has a row', () => {
  const tested = new Set([...rows.map(([rule]) => rule), 'training', 'gpus', 'pre-encoded', 'archives'])
  const elsewhere = [
    'ratio',
    'latents',
    'codebooks',
    'audio-channels',
    'levels',
    'nesting',
    'audio',
    'conditioning-ids',
    'demo-conditions',
    'discriminator-optimizer',
  ]
  expect(system.rules.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual(elsewhere)
})
