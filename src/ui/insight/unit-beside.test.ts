import { expect, test } from 'vitest'
import { unitBeside } from './unit-beside.ts'

test.each<[title: string, unit: string | undefined, shown: string]>([
  ['Length of a sample', 's', 's'],
  ['Steps per epoch', 'steps', ''],
  ['Audio for each step', 'steps', ''],
  ['Effective batch', 'samples', 'samples'],
  ['Parameters', undefined, ''],
])('%s is in %s: %s', (title, unit, shown) => {
  expect(unitBeside(unit === undefined ? { title } : { title, unit })).toBe(shown)
})
