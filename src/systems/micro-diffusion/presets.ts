import type { Preset } from '../system.ts'

const models: readonly Preset[] = [
  {
    id: 'tiny_125m',
    title: 'Tiny',
    help: 'The default model, called 125M. By param_count it has 104 million parameters.',
    section: 'model',
    values: { d_model: 768, n_layers: 12, n_heads: 12, d_ff: 2048, vocab_size: 25_000, max_seq_len: 512 },
  },
  {
    id: 'small_350m',
    title: 'Small',
    help: 'The larger model, called 350M. By param_count it has 231 million parameters.',
    section: 'model',
    values: { d_model: 1024, n_layers: 16, n_heads: 16, d_ff: 2816, vocab_size: 25_000, max_seq_len: 512 },
  },
]

const trainings: readonly Preset[] = [
  {
    id: 'default',
    title: 'Default',
    help: 'For a GPU with 8 GB: two batches of 32 for each step of the optimiser.',
    section: 'training',
    values: { batch_size: 32, gradient_accumulation_steps: 2, use_gradient_checkpointing: true, use_mixed_precision: true },
  },
  {
    id: 'memory_efficient',
    title: 'Memory efficient',
    help: 'The same effective batch in quarters. Later versions switch pin_memory off too.',
    section: 'training',
    values: {
      batch_size: 16,
      gradient_accumulation_steps: 4,
      use_gradient_checkpointing: true,
      use_mixed_precision: true,
      dataloader_num_workers: 2,
    },
  },
  {
    id: 'fast_debug',
    title: 'Fast debug',
    help: 'Two epochs of small batches, with much to see on the way.',
    section: 'training',
    values: { batch_size: 8, max_epochs: 2, eval_every: 50, save_every: 100, log_every: 10 },
  },
]

/** A stage in one line: name, epochs, masking, data, format. */
type Line = readonly [name: string, epochs: number, masking: readonly [number, number], data: string, format: string]

function stages(...lines: readonly Line[]): Preset['values'] {
  return {
    stages: lines.map(([name, epochs, masking, data, format]) => ({
      name,
      epochs,
      masking_rate_range: masking,
      data_selection: data,
      format_type: format,
    })),
  }
}

const curricula: readonly Preset[] = [
  {
    id: 'three_stage',
    title: 'Three stages',
    help: 'The default: 300 epochs from easy sentences under heavy masking to all paragraphs under light masking.',
    section: 'curriculum',
    values: stages(
      ['foundation', 50, [0.75, 0.9], 'easy', 'sentences'],
      ['structural', 100, [0.4, 0.6], 'medium', 'pairs'],
      ['refinement', 150, [0.1, 0.3], 'all', 'paragraphs'],
    ),
  },
  {
    id: 'single_stage',
    title: 'Single stage',
    help: 'The baseline without a curriculum: 300 epochs of all data under any masking.',
    section: 'curriculum',
    values: stages(['baseline', 300, [0.1, 0.9], 'all', 'sentences']),
  },
  {
    id: 'fast_debug',
    title: 'Fast debug',
    help: 'Five epochs in two stages.',
    section: 'curriculum',
    values: stages(
      ['debug_foundation', 2, [0.75, 0.9], 'easy', 'sentences'],
      ['debug_refinement', 3, [0.1, 0.3], 'all', 'sentences'],
    ),
  },
]

const generations: readonly Preset[] = [
  { id: 'default', title: 'Default', help: 'The defaults, unchanged.', section: 'generation', values: {} },
  {
    id: 'creative',
    title: 'Creative',
    help: 'Varied, and in more steps.',
    section: 'generation',
    values: { temperature: 1, top_p: 0.9, num_steps: 100 },
  },
  {
    id: 'conservative',
    title: 'Conservative',
    help: 'Keeps to the likeliest tokens, in fewer steps.',
    section: 'generation',
    values: { temperature: 0.6, top_k: 50, num_steps: 30 },
  },
  {
    id: 'fast',
    title: 'Fast',
    help: 'Short texts in few steps.',
    section: 'generation',
    values: { temperature: 0.7, num_steps: 20, max_length: 256 },
  },
]

/** The presets of the real classes, by section. */
export const presets: readonly Preset[] = [...models, ...trainings, ...curricula, ...generations]
