import { beforeAll, describe, expect, test } from 'vitest'
import { composeOf } from './presets.testing.ts'
import { formatPath } from '../core/path.ts'
import { formatLine } from '../core/source.ts'
import { filesOf } from '../core/compose/composition.testing.ts'
import { loadSystems } from '../systems/registry.ts'
import { openStack, undo } from './commands.ts'
import { expandPreset, pickedIn, togglePreset } from './presets.ts'
import { openSession } from './session.ts'
import type { Attempt, Session } from './session.ts'

const MANIFEST = 'system: micro-diffusion\n'

beforeAll(async () => {
  await loadSystems()
})

function sessionOf(text: string, base = ''): Session {
  const files = filesOf({ 'strata.yaml': MANIFEST, 'base.yaml': base, 'a.yaml': text })
  return openStack(openSession('test', files), ['a.yaml'])
}

function textOf(attempt: Attempt): string | undefined {
  return 'refusal' in attempt ? attempt.refusal : attempt.session.files.get('a.yaml')?.text
}

describe('picking', () => {
  test.each<[title: string, text: string, section: string, id: string, after: string]>([
    ['the first', 'seed: 1 # mine\n', 'model', 'tiny_125m', 'seed: 1 # mine\npresets:\n  model: tiny_125m\n'],
    [
      'one more section',
      'presets:\n  model: tiny_125m\n',
      'generation',
      'fast',
      'presets:\n  model: tiny_125m\n  generation: fast\n',
    ],
    [
      'a second of one section',
      'presets: {training: default}\n',
      'training',
      'fast_debug',
      'presets: {training: [default, fast_debug]}\n',
    ],
    [
      'a third',
      'presets: {training: [default, fast_debug]}\n',
      'training',
      'memory_efficient',
      'presets: {training: [default, fast_debug, memory_efficient]}\n',
    ],
    [
      'taken out of two',
      'presets: {training: [default, fast_debug]}\n',
      'training',
      'default',
      'presets: {training: [fast_debug]}\n',
    ],
    ['the last taken out', 'seed: 1\npresets:\n  model: tiny_125m\n', 'model', 'tiny_125m', 'seed: 1\n'],
  ])('L2 %s', (_title, text, section, id, after) => {
    const session = sessionOf(text)
    const attempt = togglePreset(session, 'a.yaml', { section, id })
    expect(textOf(attempt)).toBe(after)
    if ('session' in attempt) expect(undo(attempt.session).files.get('a.yaml')?.text).toBe(text)
  })
})

describe('expanding', () => {
  test.each<[title: string, text: string, base: string, after: string, said: readonly string[]]>([
    [
      'writes what wins, and says what is replaced anyway',
      'presets:\n  model: tiny_125m\nmodel:\n  n_layers: 6 # fewer\n',
      '',
      'model:\n  n_layers: 6 # fewer\n  d_model: 768\n  n_heads: 12\n  d_ff: 2048\n  vocab_size: 25000\n  max_seq_len: 512\n',
      ['wrote 5', 'model.n_layers replaced by a.yaml:2'],
    ],
    [
      'leaves what an included file writes over it',
      'includes: [base.yaml]\npresets: {generation: fast}\n',
      'generation: {num_steps: 99, temperature: 1.0}\n',
      'includes: [base.yaml]\ngeneration:\n  max_length: 256\n',
      ['wrote 1', 'generation.temperature replaced by base.yaml:1', 'generation.num_steps replaced by base.yaml:1'],
    ],
    [
      'says which hold already',
      'presets: {generation: fast}\ngeneration:\n  num_steps: 20\n',
      '',
      'generation:\n  num_steps: 20\n  temperature: 0.7\n  max_length: 256\n',
      ['wrote 2', 'generation.num_steps holds by a.yaml:2'],
    ],
  ])('L2 %s', (_title, text, base, after, said) => {
    const session = sessionOf(text, base)
    const { layers, config } = composeOf(session)
    const layer = layers.find(({ kind }) => kind === 'preset')
    if (!layer) throw new Error('no preset')
    const expansion = expandPreset(session, layer)
    if ('refusal' in expansion) throw new Error(expansion.refusal)
    expect(expansion.session.files.get('a.yaml')?.text).toBe(after)
    const left = expansion.left.map(({ path, by, isSame }) => {
      return `${formatPath(path)} ${isSame ? 'holds by' : 'replaced by'} ${by ? formatLine(by) : 'nothing'}`
    })
    expect([`wrote ${expansion.written.length}`, ...left]).toEqual(said)
    expect(composeOf(expansion.session).text).toBe(composeOf(session).text)
    expect(pickedIn(expansion.session, 'a.yaml', 'model')).toEqual([])
    expect(undo(expansion.session).files.get('a.yaml')?.text).toBe(text)
    expect(config.entries.size).toBeGreaterThan(0)
  })
})
