import { describe, expect, test } from 'vitest'
import { fieldOf } from '../schema/field.ts'
import { narrow } from '../schema/narrow.ts'
import { composeTexts } from '../compose.testing.ts'
import { fieldsIn, row, system } from './gmm.testing.ts'

/** What both models have. */
const NETWORK = [
  'input_dim integer 2 ≥1 dimensions',
  'bias boolean false - -',
  'norm_eps number 0.00001 >0 -',
  'use_orthogonal_encdec boolean true - -',
  'transformer:',
  'transformer.input_dim integer - ≥1 dimensions',
  'transformer.hidden_dim integer 256 ≥16 units',
  'transformer.num_layers integer 6 ≥1 layers',
  'transformer.num_heads integer 8 ≥1 heads',
  'transformer.ff_expansion integer 4 ≥1 ×',
  'transformer.activation enum "gelu" gelu|relu|silu|mish -',
  'transformer.bias boolean - - -',
  'transformer.norm_eps number 0.00001 >0 -',
  'transformer.dropout number 0.1 ≥0 <1 -',
  'transformer.dropout_attention number =dropout ≥0 <1 -',
  'transformer.dropout_residual number =dropout ≥0 <1 -',
  'transformer.dropout_embedding number =dropout ≥0 <1 -',
  'transformer.use_flash_attn boolean - - -',
  'transformer.layer_repetition integer 1 ≥1 ×',
  'transformer.flow_speed boolean false - -',
  'transformer.layer_repeat_mode string "none" none|cycle|layerwise|grouped|… -',
  'transformer.repeat_factor integer 1 ≥1 ×',
  'transformer.layer_groups scalar-list null null layers',
  'transformer.group_repeat_factors scalar-list null null ×',
  'transformer.attention_config:',
  'transformer.attention_config.type enum "standard" standard|random_feature -',
  'transformer.attention_config.use_flash_attn boolean true - -',
  'transformer.attention_config.num_features integer 64 ≥1 features',
  'transformer.attention_config.feature_eps number 0.000001 >0 -',
  'transformer.flow_config:',
  'transformer.flow_config.enabled boolean false - -',
  'transformer.flow_config.predictor_type enum "monotonic" dummy|linear|monotonic -',
  'transformer.flow_config.per_layer boolean true - -',
  'transformer.flow_config.distribution_mode enum "direct" direct|fractional -',
  'transformer.flow_config.min_value number 0 - -',
  'transformer.flow_config.max_value number 1 - -',
  'transformer.flow_config.num_basis integer 8 ≥1 functions',
  'transformer.flow_config.min_snr number 0 - dB',
  'transformer.flow_config.max_snr number 20 - dB',
  'transformer.flow_config.load_pretrained boolean false - -',
  'transformer.flow_config.pretrained_path string null null -',
  'transformer.flow_config.freeze_weights boolean false - -',
]

describe('V1 every field of every section', () => {
  test.each<[section: string, text: string, rows: readonly string[]]>([
    ['model', '{}', ['prediction_type enum "centers" centers|assignments -', ...NETWORK]],
    [
      'model',
      '{prediction_type: assignments}',
      ['prediction_type enum "centers" centers|assignments -', 'num_clusters integer - ≥1 clusters', ...NETWORK],
    ],
    [
      'training',
      '{}',
      [
        'batch_size integer 64 ≥1 samples',
        'gradient_accumulation_steps integer 1 ≥1 batches',
        'gradient_clip_val number null ≥0 null -',
        'num_epochs integer 100 ≥1 epochs',
        'num_train_samples integer 32768 ≥1 samples',
        'early_stopping_patience integer null ≥1 null -',
        'early_stopping_delta number 0 - -',
        'val_every integer 1 ≥1 epochs',
        'checkpoint_every integer 0 ≥0 epochs',
        'save_best_model boolean true - -',
        'show_progress_bar boolean true - -',
        'optimizer:',
        'optimizer.optimizer enum "adamw" adam|adamw|sgd|adagrad|rmsprop -',
        'optimizer.learning_rate number 0.0001 >0 -',
        'optimizer.weight_decay number 0.01 ≥0 -',
        'optimizer.beta1 number 0.9 >0 <1 -',
        'optimizer.beta2 number 0.999 >0 <1 -',
        'optimizer.momentum number 0.9 ≥0 <1 -',
        'optimizer.exclude_bias_and_norm boolean true - -',
        'scheduler:',
        'scheduler.scheduler_type enum "cosine" constant|linear|cosine|exponential|step -',
        'scheduler.warmup_steps integer 0 ≥0 steps',
        'scheduler.warmup_ratio number 0.1 ≥0 <1 -',
        'scheduler.min_lr_ratio number 0.1 ≥0 <1 -',
        'scheduler.decay_steps integer null ≥1 null steps',
        'scheduler.decay_rate number 0.1 >0 <1 -',
        'loss:',
        'loss.loss_type kinds "wasserstein" wasserstein|wasserstein_exact_auto|wasserstein_exact_jax|wasserstein_exact_pot|wasserstein_exact_scipy|wasserstein_sinkhorn_auto|wasserstein_sinkhorn_jax|wasserstein_sinkhorn_pot|wasserstein_sinkhorn_scipy|… -',
        'loss.normalization enum - none|snr_power|log -',
        'loss.snr_power number 0 - -',
        'loss.wasserstein_algorithm enum "exact" exact|sinkhorn -',
        'loss.wasserstein_backend enum "pot" auto|jax|pot|scipy -',
        'loss.wasserstein_epsilon number 0.01 >0 -',
        'loss.wasserstein_max_iter integer 100 ≥1 iterations',
        'loss.use_true_weights boolean false - -',
      ],
    ],
    [
      'data',
      '{}',
      [
        'dim integer 2 ≥1 dimensions',
        'cluster_params kinds "moderate" few|moderate|many|… -',
        'snr_db_params kinds "moderate" easy|moderate|difficult|… dB',
        'sample_count_distribution kinds "medium" small|medium|large|fixed_moderate|fixed_large|variable_moderate|variable_large|… points',
        'alpha_dirichlet number 1 >0 -',
        'vary_clusters_in_batch boolean false - -',
        'vary_snr_in_batch boolean true - -',
        'uniform_sample_count boolean true - -',
        'random_seed integer 42 null -',
      ],
    ],
    [
      'validation',
      '{}',
      [
        'validation_batch_size integer 64 ≥1 samples',
        'num_val_batches integer null ≥1 null batches',
        'num_val_samples integer 1000 ≥1 samples',
        'fixed_validation_data boolean false - -',
        'metrics:',
        'metrics.enabled boolean true - -',
        'metrics.metrics scalar-list ["mse"] - -',
        'metrics.compare_with_kmeans boolean true - -',
        'metrics.compute_detailed_metrics boolean false - -',
        'metrics.metrics_cache_size integer 100 ≥0 results',
        'visualize:',
        'visualize.enabled boolean true - -',
        'visualize.max_samples integer 4 ≥1 mixtures',
        'visualize.visualize_every_n_epochs integer 5 ≥1 epochs',
        'visualize.plot_dpi integer 150 ≥72 dpi',
        'visualize.plot_formats scalar-list - - -',
        'visualize.plot_with_kmeans boolean true - -',
        'visualize.colormap string "viridis" viridis|… -',
        'visualize.plot_grid_size integer 4 ≥1 pictures',
      ],
    ],
    [
      'device',
      '{}',
      [
        'device string - auto|cpu|cuda|cuda:0|… -',
        'use_mixed_precision boolean false - -',
        'precision enum - float32|float16|bfloat16 -',
        'compile_model boolean false - -',
        'compile_mode string "default" default|… -',
      ],
    ],
    [
      'metadata',
      '{}',
      [
        'experiment_name string - - -',
        'description string - - -',
        'tags scalar-list [] - -',
        'user string - - -',
        'id string - - -',
        'created_at string - - -',
        'updated_at string - - -',
      ],
    ],
    [
      'paths',
      '{}',
      ['base_dir string "./runs" - -', 'checkpoint_dir string - null -', 'log_dir string - null -', 'data_dir string - null -'],
    ],
    [
      'logging',
      '{}',
      [
        'log_level enum - DEBUG|INFO|WARNING|ERROR|CRITICAL -',
        'log_to_console boolean true - -',
        'log_to_file boolean true - -',
        'tensorboard_enabled boolean true - -',
        'log_every_n_steps integer 10 ≥1 steps',
        'log_model_graph boolean true - -',
        'log_histograms boolean false - -',
        'histogram_every_n_epochs integer 5 ≥1 epochs',
        'flush_secs integer 120 ≥1 s',
      ],
    ],
  ])('V1 %s: %s', (section, text, rows) => {
    expect(fieldsIn(section, text).map(row)).toEqual(rows)
  })

  test('V1 has a title, a sentence of help and a source', () => {
    const all = [...system.sections.flatMap(({ key }) => fieldsIn(key)), ...fieldsIn('model', '{prediction_type: assignments}')]
    const poor = all.filter(({ title, help, source }) => !title || !help?.endsWith('.') || !source)
    expect([poor.map(({ path }) => path.join('.')), all.length > 150]).toEqual([[], true])
  })
})

describe('V3 a distribution is picked by its type', () => {
  const FIXED = ['fixed', ['value number', 'n number']]
  const UNIFORM = ['min number *', 'max number *']
  const CHOICE = ['choice', ['options scalar-list *', 'probs scalar-list']]
  const MEAN = ['mean number *']
  test.each<[key: string, tags: string, kinds: readonly unknown[]]>([
    [
      'cluster_params',
      'fixed|poisson|truncated_poisson|uniform|range|choice',
      [
        FIXED,
        ['poisson', ['lam number >0 *', 'min number', 'max number', 'offset number']],
        ['truncated_poisson', ['lam number >0 *', ...UNIFORM, 'offset number']],
        ['uniform', UNIFORM],
        ['range', UNIFORM],
        CHOICE,
      ],
    ],
    [
      'snr_db_params',
      'fixed|uniform|range|normal|truncated_normal|choice',
      [
        FIXED,
        ['uniform', UNIFORM],
        ['range', UNIFORM],
        ['normal', [...MEAN, 'std number >0 *']],
        ['truncated_normal', [...MEAN, 'std number >0 *', ...UNIFORM]],
        CHOICE,
      ],
    ],
    [
      'sample_count_distribution',
      'fixed|uniform|range|truncated_lognormal|choice',
      [
        FIXED,
        ['uniform', UNIFORM],
        ['range', UNIFORM],
        ['truncated_lognormal', [...MEAN, 'sigma number >0 *', ...UNIFORM]],
        CHOICE,
      ],
    ],
  ])('V3 %s is %s', (key, tags, kinds) => {
    const found = tags.split('|').map((type) => {
      const [tag, ...fields] = distribution(key, type)
      expect(tag?.options?.map(({ value }) => value).join('|')).toBe(tags)
      return [type, fields.map(brief)]
    })
    expect(found).toEqual(kinds)
  })

  function distribution(key: string, type: string): ReturnType<typeof fieldsIn> {
    const section = system.sections.find((known) => known.key === 'data')
    const { config } = composeTexts({ 'a.yaml': `data: {${key}: {type: ${type}}}` }, system)
    const narrowed = section && narrow(section.schema, config.entries.get('data')?.node)
    const schema = narrowed?.properties?.[key]
    return (schema && fieldOf(schema, [key]).fields) ?? []
  }

  function brief({ path, control, exclusiveMinimum, required }: ReturnType<typeof fieldsIn>[number]): string {
    const bound = exclusiveMinimum === undefined ? '' : ` >${exclusiveMinimum}`
    return `${String(path.at(-1))} ${control}${bound}${required ? ' *' : ''}`
  }
})
