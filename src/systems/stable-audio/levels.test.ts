import { describe, expect, test } from 'vitest'
import { formatPath } from '../../core/path.ts'
import { check, configFacts, fieldIn, modelText } from './stable-audio.testing.ts'
import type { BlockPlace, ConfigFacts } from './stable-audio.testing.ts'

type Row = readonly [
  type: string,
  unknown: ConfigFacts['unknown'],
  required: readonly string[],
  defaults: Readonly<Record<string, unknown>>,
]

const oobleck = { channels: 128, latent_dim: 32, c_mults: [1, 2, 4, 8], strides: [2, 4, 8, 8], use_snake: false }
const taae = {
  ...oobleck,
  transformer_depths: [3, 3, 3, 3],
  sliding_window: [63, 64],
  checkpointing: false,
  conformer: false,
  layer_scale: true,
  use_dilated_conv: false,
}
const seanet = {
  channels: 1,
  dimension: 128,
  n_filters: 32,
  n_residual_layers: 1,
  activation: 'ELU',
  activation_params: { alpha: 1 },
  norm: 'weight_norm',
  norm_params: {},
  kernel_size: 7,
  last_kernel_size: 7,
  residual_kernel_size: 3,
  dilation_base: 2,
  causal: false,
  pad_mode: 'reflect',
  true_skip: false,
  compress: 2,
  lstm: 2,
}
const attention = { heads: [12, 12, 12, 12], depths: [3, 3, 3, 3], ratios: [2, 2, 2, 2], local_attn_window_size: 64 }
const rvq = {
  dim: 128,
  codebook_size: 1024,
  num_quantizers: 8,
  decay: 0.99,
  kmeans_init: true,
  kmeans_iters: 50,
  threshold_ema_dead_code: 2,
}
const dacRvq = { quantize_on_decode: false, input_dim: 512, codebook_dim: 8, quantizer_dropout: 0 }
const ways = { maximize: false, foreach: null, differentiable: false, fused: null }
const adam = { lr: 0.001, betas: [0.9, 0.999], eps: 1e-8 }
const last = { last_epoch: -1 }

const transformer = {
  rotary_pos_emb: true,
  use_sinusoidal_emb: false,
  use_abs_pos_emb: false,
  abs_pos_emb_max_length: 10000,
  final_cross_attn_ix: -1,
  zero_init_branch_outputs: true,
  conformer: false,
  num_memory_tokens: 0,
  sliding_window: null,
  remove_norms: false,
  add_rope: false,
  layer_scale: false,
}
const ditUncond = {
  patch_size: 1,
  embed_dim: 768,
  depth: 12,
  num_heads: 8,
  transformer_type: 'continuous_transformer',
  cond_token_dim: 0,
  project_cond_tokens: true,
  global_cond_dim: 0,
  project_global_cond: true,
  input_concat_dim: 0,
  prepend_cond_dim: 0,
  global_cond_type: 'prepend',
  timestep_cond_type: 'global',
  timestep_embed_dim: null,
  ...transformer,
}
const dit = { io_channels: 32, ...ditUncond }
const adpNeeds = ['in_channels', 'channels', 'multipliers', 'factors', 'num_blocks', 'attentions']
const adp = {
  patch_size: 1,
  resnet_groups: 8,
  kernel_multiplier_downsample: 2,
  use_nearest_upsample: false,
  use_skip_scale: true,
  use_stft: false,
  out_channels: null,
  use_context_time: true,
  use_stft_context: false,
  context_features: null,
  context_features_multiplier: 4,
  context_channels: null,
}
const attentionUnet = {
  io_channels: 2,
  depth: 14,
  n_attn_layers: 6,
  channels: [128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512],
  cond_dim: 0,
  cond_noise_aug: false,
  kernel_size: 5,
  learned_resample: false,
  strides: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  conv_bias: true,
  use_snake: false,
}
const clap = { audio_model_type: 'HTSAT-base', enable_fusion: true, project_out: false }
const ofAudio = { use_model_pretransform: false, save_pretransform: false }

const levels: Readonly<Record<string, { readonly at: BlockPlace; readonly rows: readonly Row[] }>> = {
  encoder: {
    at: { modelType: 'autoencoder', path: ['model', 'encoder'] },
    rows: [
      ['oobleck', 'error', [], { in_channels: 2, ...oobleck, antialias_activation: false }],
      ['seanet', 'error', [], { ...seanet, ratios: [2, 2, 2, 2, 2] }],
      ['dac', 'error', ['d_model', 'strides'], { in_channels: 1, latent_dim: null }],
      ['local_attn', 'taken', ['in_channels', 'out_channels'], { ...attention, embed_dims: [96, 192, 384, 768] }],
      ['taae', 'error', [], { in_channels: 2, ...taae }],
      ['audio_ae', 'taken', [], {}],
    ],
  },
  decoder: {
    at: { modelType: 'autoencoder', path: ['model', 'decoder'] },
    rows: [
      [
        'oobleck',
        'error',
        [],
        { out_channels: 2, ...oobleck, antialias_activation: false, use_nearest_upsample: false, final_tanh: true },
      ],
      [
        'seanet',
        'error',
        [],
        { ...seanet, ratios: [8, 5, 4, 2], final_activation: null, final_activation_params: null, trim_right_ratio: 1 },
      ],
      ['dac', 'error', ['latent_dim', 'channels', 'rates'], { out_channels: 1 }],
      ['local_attn', 'taken', ['in_channels', 'out_channels'], { ...attention, embed_dims: [768, 384, 192, 96] }],
      ['taae', 'error', [], { out_channels: 2, ...taae }],
      ['audio_ae', 'taken', [], {}],
    ],
  },
  bottleneck: {
    at: { modelType: 'autoencoder', path: ['model', 'bottleneck'] },
    rows: [
      ['tanh', 'error', [], { scale: 1 }],
      ['vae', 'warning', [], {}],
      ['l2_norm', 'warning', [], {}],
      ['wasserstein', 'error', [], { noise_augment_dim: 0, bypass_mmd: false, use_tanh: false, tanh_scale: 5 }],
      ['rvq', 'taken', [], rvq],
      ['rvq_vae', 'taken', [], rvq],
      ['dac_rvq', 'error', ['n_codebooks', 'codebook_size'], { ...dacRvq, noise_augment_dim: 0 }],
      ['dac_rvq_vae', 'error', ['n_codebooks', 'codebook_size'], dacRvq],
      ['fsq', 'taken', ['levels'], { num_codebooks: 1, noise_augment_dim: 0 }],
      ['dithered_fsq', 'error', ['dim', 'levels'], { num_codebooks: 1, dither_inference: true, noise_dropout: 0.05 }],
      ['identity', 'taken', [], {}],
      ['quantizer', 'taken', [], {}],
      ['round_fsq', 'taken', [], {}],
      ['dithered_fsq_no_tanh', 'taken', [], {}],
      ['memcodes', 'taken', [], {}],
    ],
  },
  pretransform: {
    at: { modelType: 'autoencoder', path: ['model', 'pretransform'] },
    rows: [
      [
        'autoencoder',
        'warning',
        ['encoder', 'decoder', 'latent_dim', 'downsampling_ratio', 'io_channels'],
        { bottleneck: null, pretransform: null },
      ],
      ['wavelet', 'error', ['channels', 'levels', 'wavelet'], {}],
      ['pqmf', 'error', [], { attenuation: 100, num_bands: 16, channels: 1 }],
      [
        'dac_pretrained',
        'error',
        [],
        { model_type: '44khz', model_bitrate: '8kbps', scale: 1, quantize_on_decode: true, chunked: true },
      ],
      ['audiocraft_pretrained', 'error', [], { model_type: 'facebook/encodec_32khz', scale: 1, quantize_on_decode: true }],
      ['patched', 'error', ['channels', 'patch_size'], { oversampling: 1 }],
      ['vocos_pretrained', 'taken', [], {}],
    ],
  },
  optimizer: {
    at: { modelType: 'autoencoder', path: ['training', 'optimizer_configs', 'autoencoder', 'optimizer'] },
    rows: [
      ['AdamW', 'error', [], { ...adam, weight_decay: 0.01, amsgrad: false, capturable: false, ...ways }],
      ['Adam', 'error', [], { ...adam, weight_decay: 0, amsgrad: false, capturable: false, ...ways }],
      ['SGD', 'error', [], { lr: 0.001, momentum: 0, dampening: 0, weight_decay: 0, nesterov: false, ...ways }],
      [
        'FusedAdam',
        'error',
        [],
        { ...adam, bias_correction: true, adam_w_mode: true, weight_decay: 0, amsgrad: false, set_grad_none: true },
      ],
      ['AdamW8bit', 'taken', [], { ...adam, weight_decay: 0.01 }],
      ['Lion', 'taken', [], {}],
    ],
  },
  scheduler: {
    at: { modelType: 'autoencoder', path: ['training', 'optimizer_configs', 'autoencoder', 'scheduler'] },
    rows: [
      ['InverseLR', 'error', [], { inv_gamma: 1, power: 1, warmup: 0, final_lr: 0, ...last }],
      ['ExponentialLR', 'error', ['gamma'], last],
      [
        'OneCycleLR',
        'error',
        ['max_lr'],
        {
          total_steps: null,
          epochs: null,
          steps_per_epoch: null,
          pct_start: 0.3,
          anneal_strategy: 'cos',
          cycle_momentum: true,
          base_momentum: 0.85,
          max_momentum: 0.95,
          div_factor: 25,
          final_div_factor: 10000,
          three_phase: false,
          ...last,
        },
      ],
      ['CosineAnnealingWarmRestarts', 'error', ['T_0'], { T_mult: 1, eta_min: 0, ...last }],
      ['CosineAnnealingLR', 'error', ['T_max'], { eta_min: 0, ...last }],
      ['StepLR', 'error', ['step_size'], { gamma: 0.1, ...last }],
      ['LambdaLR', 'taken', [], {}],
    ],
  },
  discriminator: {
    at: { modelType: 'autoencoder', path: ['training', 'loss_configs', 'discriminator'] },
    rows: [
      ['encodec', 'taken', ['filters'], { n_ffts: [1024, 2048, 512], normalize_losses: false, loss_type: 'hinge' }],
      ['oobleck', 'error', [], { in_channels: 1 }],
      ['dac', 'taken', [], { use_hinge: false, rates: [], periods: [2, 3, 5, 7, 11], fft_sizes: [2048, 1024, 512] }],
      ['big_vgan', 'taken', [], { use_hinge: false }],
    ],
  },
  'conditioned network': {
    at: { modelType: 'diffusion_cond', path: ['model', 'diffusion'] },
    rows: [
      ['dit', 'taken', [], dit],
      ['adp_1d', 'taken', adpNeeds, { ...adp, context_embedding_features: null }],
      [
        'adp_cfg_1d',
        'taken',
        [...adpNeeds, 'context_embedding_features', 'context_embedding_max_length'],
        { ...adp, use_xattn_time: false },
      ],
    ],
  },
  'network that fills gaps': {
    at: { modelType: 'diffusion_cond_inpaint', path: ['model', 'diffusion'] },
    rows: [['dit', 'taken', [], dit]],
  },
  'network without conditions': {
    at: { modelType: 'diffusion_uncond', path: ['model'] },
    rows: [
      ['dit', 'taken', ['in_channels'], ditUncond],
      ['adp_uncond_1d', 'taken', adpNeeds, { ...adp, context_embedding_features: null }],
      ['DAU1d', 'error', [], attentionUnet],
    ],
  },
  'network that decodes': {
    at: { modelType: 'diffusion_autoencoder', path: ['model', 'diffusion'] },
    rows: [
      ['dit', 'taken', [], dit],
      ['adp_1d', 'taken', adpNeeds, { ...adp, context_embedding_features: null }],
      ['DAU1d', 'error', [], attentionUnet],
    ],
  },
  'language model': {
    at: { modelType: 'lm', path: ['model', 'lm'] },
    rows: [
      [
        'continuous_transformer',
        'taken',
        ['embed_dim', 'depth'],
        { dim_heads: 64, cross_attn_cond_dim: 0, prepend_cond_dim: 0, project_cross_attn_cond: false, ...transformer },
      ],
      ['x-transformers', 'taken', [], {}],
      ['mamba', 'taken', [], {}],
    ],
  },
  conditioner: {
    at: { modelType: 'lm', path: ['model', 'conditioning', 'configs', 0] },
    rows: [
      ['t5', 'error', [], { t5_model_name: 't5-base', max_length: 128, enable_grad: false, project_out: false }],
      ['clap_text', 'error', ['clap_ckpt_path'], { ...clap, use_text_features: false, feature_layer_ix: -1, finetune: false }],
      ['clap_audio', 'error', ['clap_ckpt_path'], clap],
      ['int', 'error', [], { min_val: 0, max_val: 512 }],
      ['number', 'error', [], { min_val: 0, max_val: 1 }],
      ['list', 'error', ['options'], {}],
      ['phoneme', 'error', [], { max_length: 1024, project_out: false }],
      ['lut', 'error', ['tokenizer_name'], { max_length: 1024, use_abs_pos_emb: false, project_out: false, special_tokens: [] }],
      ['pretransform', 'error', ['sample_rate'], ofAudio],
      [
        'source_mix',
        'error',
        ['sample_rate'],
        { ...ofAudio, source_keys: [], pre_encoded: false, allow_null_source: false, source_length: null },
      ],
      ['pre_encoded_latent', 'taken', [], {}],
    ],
  },
  'head of ARC': {
    at: { modelType: 'diffusion_cond', path: ['training', 'arc', 'discriminator'] },
    rows: [
      ['convnext', 'taken', [], {}],
      ['conv', 'taken', [], {}],
    ],
  },
}

describe.each(Object.entries(levels))('V1 V4 every type of %s', (_level, { at, rows }) => {
  test.each(rows)('V1 V4 %s', (type, unknown, required, defaults) => {
    expect(configFacts(at, type)).toEqual({ unknown, required, defaults })
  })

  test('V3 these are all the types that there are, and any other is one too many', () => {
    const text = modelText(at, { type: 'no_such_type' })
    const typeAt = ['model', ...at.path, 'type']
    const known = fieldIn(text, typeAt)
    const tags = known?.options?.map(({ value }) => value)
    const isOpen = tags === undefined
    expect(isOpen || rows.every(([type]) => tags.includes(type))).toBe(true)
    const found = check({ 'a.yaml': text }).filter((issue) => issue.includes(`${formatPath(typeAt)}: `))
    expect(found.map((issue) => issue.split(' ', 2).join(' '))).toEqual(isOpen ? [] : ['error unknown-variant'])
  })
})
