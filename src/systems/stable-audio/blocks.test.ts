import { describe, expect, test } from 'vitest'
import type { Path } from '../../core/path.ts'
import { fieldOf } from '../schema/field.ts'
import { modelText, row, rowsAt, system } from './stable-audio.testing.ts'

/** The rows of a block, without what stands in the blocks of a factory, which have a table of their own. */
function own(rows: readonly string[], ...without: readonly string[]): readonly string[] {
  const elsewhere = [
    /^_comment|^lora/,
    /(?:^|\.)(?:type|model_type|dataset_type)\*? /,
    /^config/,
    ...without.map((key) => new RegExp(`^${key}`)),
  ]
  return rows.filter((told) => !elsewhere.some((pattern) => pattern.test(told)))
}

const COMMON = ['sample_rate* integer - ≥1 Hz', 'sample_size* integer - ≥1 samples', 'audio_channels integer 2 ≥1 channels']
const LATENTS = [
  'latent_dim* integer - ≥1 channels',
  'downsampling_ratio* integer - ≥1 samples',
  'io_channels* integer - ≥1 channels',
]
const IDS = ['cross_attention_cond_ids', 'global_cond_ids', 'input_concat_ids', 'prepend_cond_ids'].map(
  (key) => `${key} scalar-list [] - -`,
)
const STEPS = ['demo_every integer 2000 ≥1 steps', 'demo_steps integer 250 ≥1 steps']
const CONDITIONED = [
  'learning_rate number - >0 -',
  'mask_padding boolean false - -',
  'mask_padding_dropout number 0 ≥0 ≤1 -',
  'use_ema boolean true - -',
  'log_loss_info boolean false - -',
  'pre_encoded boolean false - -',
  'cfg_dropout_prob number 0.1 ≥0 ≤1 -',
  'timestep_sampler enum "uniform" uniform|logit_normal|trunc_logit_normal|log_snr -',
  'timestep_sampler_options.mean_logsnr number -1.2 - -',
  'timestep_sampler_options.std_logsnr number 2 ≥0 -',
  'p_one_shot number 0 ≥0 ≤1 -',
  'inpainting.mask_kwargs.max_mask_segments integer 10 ≥0 gaps',
  'inpainting.mask_kwargs.mask_type_probabilities scalar-list [0.1,0.8,0.1] - -',
]
const NOISES = 'uniform|logit_normal|trunc_logit_normal|one_shot|denoised|logsnr_uniform'
const ARC = [
  'arc.use_model_as_teacher boolean false - -',
  'arc.teacher_model_ckpt string - - -',
  'arc.use_model_as_discriminator boolean false - -',
  'arc.discriminator_base_ckpt string - - -',
  'arc.ode_warmup.warmup_steps integer 0 ≥0 steps',
  'arc.ode_warmup.refresh_rate integer 1 ≥1 steps',
  'arc.ode_warmup.sampling_steps integer 20 ≥1 steps',
  'arc.ode_warmup.cfg number 4 ≥0 ×',
  `arc.noise_dist.generator enum - ${NOISES} -`,
  `arc.noise_dist.discriminator enum - ${NOISES} -`,
]

describe('V1 every block of a model that is no factory', () => {
  test.each<[block: string, modelType: string, path: Path, value: unknown, rows: readonly string[], without?: readonly string[]]>(
    [
      ['a model', 'diffusion_uncond', [], { model: {} }, COMMON, ['model', 'training']],
      ['a model that is not buildable', 'hyperencoder', [], {}, [...COMMON, 'model* object - - -', 'training object - - -']],
      ['an encoder', 'autoencoder', ['model', 'encoder'], { type: 'dac' }, ['requires_grad boolean true - -']],
      [
        'a decoder',
        'autoencoder',
        ['model', 'decoder'],
        { type: 'dac' },
        ['requires_grad boolean true - -', 'soft_clip boolean false - -'],
      ],
      ['a bottleneck', 'autoencoder', ['model', 'bottleneck'], { type: 'vae' }, ['requires_grad boolean true - -']],
      [
        'a pretransform that is an autoencoder',
        'autoencoder',
        ['model', 'pretransform'],
        { type: 'autoencoder' },
        [
          'enable_grad boolean false - -',
          'scale number 1 >0 -',
          'model_half boolean false - -',
          'iterate_batch boolean false - -',
          'chunked boolean false - -',
        ],
      ],
      ['any other pretransform', 'autoencoder', ['model', 'pretransform'], { type: 'pqmf' }, ['enable_grad boolean false - -']],
      [
        'an autoencoder',
        'autoencoder',
        ['model'],
        {},
        [...LATENTS, 'in_channels integer =io_channels ≥1 channels', 'out_channels integer =io_channels ≥1 channels'],
      ],
      ['a diffusion autoencoder', 'diffusion_autoencoder', ['model'], {}, LATENTS],
      [
        'a conditioned model',
        'diffusion_cond',
        ['model'],
        {},
        [
          'io_channels* integer - ≥1 channels',
          'conditioning.cond_dim* integer - ≥1 channels',
          'conditioning.configs* list - - -',
          'conditioning.default_keys map {} - -',
          'conditioning.pre_encoded_keys scalar-list [] - -',
        ],
      ],
      [
        'a conditioned network',
        'diffusion_cond',
        ['model', 'diffusion'],
        { type: 'dit' },
        [
          'diffusion_objective enum "v" v|rectified_flow|rf_denoiser -',
          ...IDS,
          'distribution_shift_options.base_shift number 0.5 - -',
          'distribution_shift_options.max_shift number 1.15 - -',
          'distribution_shift_options.min_length integer 256 ≥1 steps',
          'distribution_shift_options.max_length integer 4096 ≥1 steps',
          'distribution_shift_options.use_sine boolean false - -',
        ],
      ],
      [
        'the network of a language model',
        'lm',
        ['model', 'lm'],
        { type: 'continuous_transformer' },
        ['codebook_pattern enum "delay" parallel|delay|unroll|musiclm -', IDS[0] ?? '', IDS[3] ?? '', IDS[1] ?? ''],
      ],
      ['a conditioner', 'lm', ['model', 'conditioning', 'configs', 0], { type: 'int' }, ['id* string - - -']],
      [
        'training an autoencoder',
        'autoencoder',
        ['training'],
        {},
        [
          'learning_rate number - >0 -',
          'warmup_steps integer 0 ≥0 steps',
          'encoder_freeze_on_warmup boolean false - -',
          'use_ema boolean false - -',
          'eval_loss_configs.pesq object - - -',
          'eval_loss_configs.stft object - - -',
          'eval_loss_configs.sisdr object - - -',
          'eval_loss_configs.mel object - - -',
          'force_input_mono boolean false - -',
          'latent_mask_ratio number 0 ≥0 ≤1 -',
          'teacher_model_ckpt string - - -',
          'demo.demo_every integer 2000 ≥1 steps',
        ],
        ['loss_configs'],
      ],
      [
        'losses',
        'autoencoder',
        ['training', 'loss_configs'],
        { discriminator: { type: 'oobleck' } },
        [
          'spectral.config.fft_sizes scalar-list - - samples',
          'spectral.config.hop_sizes scalar-list - - samples',
          'spectral.config.win_lengths scalar-list - - samples',
          'spectral.config.perceptual_weighting boolean - - -',
          'spectral.weights.mrstft* number - ≥0 -',
          'spectral.decay number 1 ≥0 ×',
          'time.config object - - -',
          'time.weights.l1 number - ≥0 -',
          'time.weights.l2 number - ≥0 -',
          'time.decay number 1 ≥0 ×',
          'discriminator.config.in_channels integer 1 ≥1 channels',
          'discriminator.weights.adversarial* number - ≥0 -',
          'discriminator.weights.feature_matching* number - ≥0 -',
          'mrmel.config.n_mels* scalar-list - - bands',
          'mrmel.config.window_lengths* scalar-list - - samples',
          'mrmel.config.pow* number - ≥0 -',
          'mrmel.config.log_weight* number - ≥0 -',
          'mrmel.config.mag_weight* number - ≥0 -',
          'mrmel.weights.mrmel* number - ≥0 -',
          'hubert.config.feature_ids scalar-list - null -',
          'hubert.config.weight number - ≥0 -',
          'hubert.config.model_name string - - -',
          'hubert.weights.hubert* number - ≥0 -',
          'hubert.decay number 1 ≥0 ×',
          'bottleneck.config object - - -',
          'bottleneck.weights.kl number 0.000001 ≥0 -',
          'bottleneck.weights.mmd number 100 ≥0 -',
        ],
      ],
      [
        'training without conditions',
        'diffusion_uncond',
        ['training'],
        {},
        ['learning_rate* number - >0 -', 'pre_encoded boolean false - -', ...STEPS.map((key) => `demo.${key}`)],
      ],
      [
        'training a diffusion autoencoder',
        'diffusion_autoencoder',
        ['training'],
        {},
        ['learning_rate* number - >0 -', 'use_reconstruction_loss boolean false - -', ...STEPS.map((key) => `demo.${key}`)],
      ],
      ['training with conditions', 'diffusion_cond', ['training'], {}, [...CONDITIONED, ...ARC], ['demo']],
      [
        'training against a discriminator',
        'diffusion_cond',
        ['training'],
        { arc: {} },
        [...CONDITIONED, ...ARC, 'clip_grad_norm number 0 ≥0 -', 'trim_config.trim_prob number 0 ≥0 ≤1 -'],
        ['demo'],
      ],
      ['training that fills gaps', 'diffusion_cond_inpaint', ['training'], {}, [...CONDITIONED, ...ARC], ['demo']],
      [
        'the head of ARC',
        'diffusion_cond',
        ['training', 'arc', 'discriminator'],
        { type: 'conv' },
        [
          'dit_hidden_layer* integer - ≥0 -',
          'contrastive boolean false - -',
          'include_grad_penalties boolean false - -',
          'weights.generator number 1 ≥0 -',
          'weights.discriminator number 1 ≥0 -',
          'weights.contrastive number 1 ≥0 -',
        ],
      ],
      [
        'training a language model',
        'lm',
        ['training'],
        {},
        [
          'learning_rate number - >0 -',
          'use_ema boolean false - -',
          'pre_encoded boolean false - -',
          'demo.demo_every integer 2000 ≥1 steps',
          'demo.demo_cfg_scales scalar-list [1] - ×',
          'demo.num_demos integer 8 ≥1 demos',
          'demo.demo_cond kinds null null -',
        ],
      ],
      [
        'a demo with conditions',
        'diffusion_cond',
        ['training', 'demo'],
        {},
        [
          ...STEPS,
          'num_demos* integer - ≥1 demos',
          'demo_cfg_scales* scalar-list - - ×',
          'demo_cond kinds {} - -',
          'demo_cond_from_batch boolean false - -',
          'display_audio_cond boolean false - -',
          'cond_display_configs list - - -',
        ],
      ],
      [
        'a demo with gaps',
        'diffusion_cond_inpaint',
        ['training', 'demo'],
        {},
        [...STEPS, 'demo_cfg_scales* scalar-list - - ×', 'num_demos integer 8 ≥1 demos'],
      ],
    ],
  )('V1 %s', (_block, modelType, path, value, rows, without = []) => {
    expect(own(rowsAt(modelText({ modelType, path }, value), ['model', ...path]), ...without)).toEqual(rows)
  })
})

describe('V1 every dataset', () => {
  const folder = ['id* string - - -', 'path* string - - -', 'custom_metadata_module string - - -']
  const archive = [
    'id* string - - -',
    's3_path string - - -',
    'path string - - -',
    'profile string - - -',
    'custom_metadata_module string - - -',
  ]
  const archives = [
    'datasets* list - - -',
    'random_crop boolean true - -',
    'remove_silence boolean false - -',
    'silence_threshold range [0.01,0.5] - -',
    'max_silence_duration number 0.25 ≥0 -',
    'volume_norm boolean false - -',
    'volume_norm_param range [-16,2] - -',
    'epoch_steps integer 2000 ≥1 steps',
    'pre_encoded boolean false - -',
    'latent_crop_length integer - ≥1 steps',
    'resampled_shards boolean true - -',
  ]
  test.each<[type: string, rows: readonly string[], item: readonly string[]]>([
    ['audio_dir', ['datasets* list - - -', 'random_crop boolean true - -', 'drop_last boolean true - -'], folder],
    [
      'pre_encoded',
      [
        'datasets* list - - -',
        'latent_crop_length integer - ≥1 steps',
        'min_length_sec number - ≥0 s',
        'max_length_sec number - ≥0 s',
        'random_crop boolean false - -',
        'latent_extension string "npy" - -',
        'drop_last boolean true - -',
      ],
      folder,
    ],
    ['s3', archives, archive],
    ['wds', archives, archive],
  ])('V1 %s', (type, rows, item) => {
    for (const section of ['dataset', 'val_dataset']) {
      const text = JSON.stringify({ [section]: { dataset_type: type, datasets: [{}] } })
      expect([own(rowsAt(text, [section])), rowsAt(text, [section, 'datasets', 0])]).toEqual([rows, item])
    }
  })
})

test('V1 the keys of the INI file', () => {
  const single = system.sections.filter(({ schema }) => !schema.oneOf)
  expect(single.map(({ key, schema }) => row(fieldOf(schema, [key]), 0))).toEqual([
    'name string "stable_audio_tools" - -',
    'project string null null -',
    'batch_size integer 4 ≥1 samples',
    'recover kinds false - -',
    'save_top_k integer -1 ≥-1 -',
    'num_nodes integer 1 ≥1 machines',
    'num_gpus integer - ≥0 GPUs',
    'strategy string "auto" auto|deepspeed|ddp|ddp_find_unused_parameters_true||… -',
    'precision kinds "16-mixed" 16-mixed|bf16-mixed|32|… -',
    'num_workers integer 6 ≥0 processes',
    'seed integer 42 ≥0 -',
    'accum_batches integer 1 ≥1 batches',
    'checkpoint_every integer 10000 ≥1 steps',
    'val_every integer -1 ≥-1 steps',
    'ckpt_path string "" null -',
    'pretrained_ckpt_path string "" null -',
    'pretransform_ckpt_path string "" null -',
    'model_config string "" null -',
    'dataset_config string "" null -',
    'val_dataset_config string "" null -',
    'save_dir string "" null -',
    'gradient_clip_val number 0 ≥0 -',
    'remove_pretransform_weight_norm enum "" |pre_load|post_load null -',
    'logger string "wandb" wandb|comet||… null -',
  ])
})
