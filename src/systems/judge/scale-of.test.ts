import { expect, test } from 'vitest'
import { isPathError, parsePath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { systemOf, yaml } from '../compose.testing.ts'
import { fieldAt } from '../schema/field.ts'
import { noSystem } from '../no-system.ts'
import { loadSystem } from '../registry.ts'
import { isLogScale } from './scale-of.ts'
import { z } from '../schema/zod.ts'
import { z as z3 } from 'zod/v3'
import { facts } from '../schema/zod3-facts.ts'

const traffic = (await loadSystem('social-xlstm')) ?? noSystem
const CONFIG = yaml('training: {learning_rate: 0.1}\noptimizer: {}\ntrainer: {}\nmodel: {name: TrafficLSTM, lstm: {}}\n')

test.each([
  ['training.learning_rate', true],
  ['training.weight_decay', true],
  ['training.epochs', false],
  ['optimizer.lr', true],
  ['optimizer.eps', true],
  ['optimizer.betas[0]', false],
  ['optimizer.momentum', false],
  ['trainer.learning_rate', true],
  ['model.lstm.dropout', false],
  ['training', false],
])('D3 the schema says of %s: %s', (text, expected) => {
  expect(isLogScale(traffic, CONFIG, pathOf(text))).toBe(expected)
})

test.each([
  ['lr', true],
  ['opt.min_lr', true],
  ['opt.learning_rate', true],
  ['groups[1].weight_decay', true],
  ['norm_eps', true],
  ['adam_epsilon', true],
  ['lr[2]', true],
  ['lr.factor', false],
  ['lr_factor', false],
  ['steps', false],
  ['colr', false],
  ['[0]', false],
])('D3 without a schema the name of %s says: %s', (text, expected) => {
  expect(isLogScale(noSystem, CONFIG, pathOf(text))).toBe(expected)
})

test('D3 a schema speaks for keys with other names, in either Zod, and in each item of a list', async () => {
  const zod4 = await systemOf(z.object({ noise: z.array(z.number().meta({ scale: 'log' })) }))
  const zod3 = await systemOf(z3.object({ noise: z3.array(z3.number().describe(facts({ scale: 'log' }))) }))
  const config = yaml('s: {noise: [0.1, 0.2]}')
  const found = [zod4, zod3].map((system) =>
    ['s.noise[1]', 's.noise', 's.noise[1].x', 'noise'].map((text) => isLogScale(system, config, pathOf(text))),
  )
  expect(found).toEqual([
    [true, false, false, false],
    [true, false, false, false],
  ])
  const field = zod4.sections[0] && fieldAt(zod4.sections[0].schema, ['noise', 0])
  expect(field?.scale).toBe('log')
})

test('D3 the empty path is on no scale', () => {
  expect(isLogScale(traffic, CONFIG, [])).toBe(false)
})

function pathOf(text: string): Path {
  const path = parsePath(text)
  if (isPathError(path)) throw new Error(path.error)
  return path
}
