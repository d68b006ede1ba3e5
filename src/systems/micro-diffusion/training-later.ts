import { z } from '../schema/zod.ts'
import { laterIn } from './later.ts'

const later = laterIn({ name: 'TrainingConfig', file: 'config/training_config.py', isOlder: true })
const count = z.int().positive()
const share = z.number().min(0).max(1)
const inside = z.number().gt(0).lt(1)
const above = z.number().positive()

/** The keys of `training` that came after the design document. */
export const laterTraining = {
  adam_epsilon: later(above, { title: 'Adam epsilon', help: 'A second epsilon for Adam.', value: 1e-6, scale: 'log' }),
  scheduler_restart_period: later(count, {
    title: 'Restart period',
    help: 'Steps from one restart of the schedule to the next.',
    value: 1000,
    unit: 'steps',
  }),
  scheduler_warmup_ratio: later(share, { title: 'Warm-up share', help: 'Share of a period that is warm-up.', value: 0.1 }),
  max_grad_accumulation_steps: later(count, {
    title: 'Most accumulation',
    help: 'Bound on how many steps are gathered.',
    value: 8,
    unit: 'steps',
  }),
  max_vram_gb: later(above, {
    title: 'GPU memory',
    help: 'The name that the class has for hardware.max_vram_gb.',
    value: 8,
    unit: 'GB',
  }),
  memory_safety_margin: later(share, {
    title: 'Safety margin',
    help: 'The name that the class has for hardware.memory_safety_margin.',
    value: 0.1,
  }),
  bytes_per_param: later(count, {
    title: 'Bytes per parameter',
    help: 'The name that the class has for hardware.bytes_per_param.',
    value: 4,
    unit: 'bytes',
  }),
  memory_multiplier: later(above, {
    title: 'Memory multiplier',
    help: 'The name that the class has for hardware.memory_multiplier.',
    value: 3,
    unit: '×',
  }),
  loss_normalization_factor: later(above, {
    title: 'Largest loss',
    help: 'The loss that counts as 1 in the difficulty.',
    value: 10,
  }),
  gradient_normalization_factor: later(above, {
    title: 'Largest gradient',
    help: 'The gradient norm that counts as 1 in the difficulty.',
    value: 1,
  }),
  validation_masking_rate: later(share, {
    title: 'Validation masking',
    help: 'Share of tokens masked in validation, whatever the stage.',
    value: 0.15,
  }),
  validation_frequency: later(count, { title: 'Validate every', help: 'Epochs between validations.', value: 5, unit: 'epochs' }),
  adaptation_window: later(count, {
    title: 'Adaptation window',
    help: 'How far back the curriculum looks before it adapts.',
    value: 10,
    unit: 'epochs',
  }),
  min_epochs_per_stage: later(count, {
    title: 'Shortest stage',
    help: 'A stage takes at least so long.',
    value: 5,
    unit: 'epochs',
  }),
  max_epochs_per_stage: later(count, {
    title: 'Longest stage',
    help: 'A stage takes at most so long.',
    value: 200,
    unit: 'epochs',
  }),
  performance_plateau_epochs: later(count, {
    title: 'Plateau',
    help: 'Epochs without progress after which the next stage may begin.',
    value: 10,
    unit: 'epochs',
  }),
  improvement_threshold: later(z.number().min(0), {
    title: 'Least improvement',
    help: 'Less counts as a plateau.',
    value: 0.01,
    scale: 'log',
  }),
  loss_history_window: later(count, {
    title: 'Loss window',
    help: 'Losses that are kept for averages.',
    value: 20,
    unit: 'steps',
  }),
  metrics_window_size: later(count, {
    title: 'Metrics window',
    help: 'Values of other metrics that are kept.',
    value: 100,
    unit: 'steps',
  }),
  stage_transition_smoothing: later(share, {
    title: 'Stage smoothing',
    help: 'How softly one stage gives way to the next.',
    value: 0.1,
  }),
  vocab_expansion_threshold: later(inside, { title: 'Vocabulary expansion', help: 'When the vocabulary grows.', value: 0.3 }),
  difficulty_ema_alpha: later(inside, {
    title: 'Difficulty smoothing',
    help: 'Weight of the newest value in the running difficulty.',
    value: 0.1,
  }),
}
