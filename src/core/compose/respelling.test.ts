import { expect, test } from 'vitest'
import { startClock } from '../clock.testing.ts'
import { composeTexts } from './composition.testing.ts'
import { printValue } from '../print/print.ts'

const files = {
  'm/base.yaml': 'lr: 1\nsize: 8\n',
  'x.yaml': 'includes: [m/base.yaml]\nlr: 2\n',
  'y/y.yaml': 'includes: [../m/base.yaml]\n',
  'top.yaml': 'includes: [x.yaml, y/y.yaml]\n',
}

test('I4 where a runner that compares path texts ends up elsewhere, both results are named at the line', () => {
  const { issues } = composeTexts({ files })
  expect(issues.filter(({ code }) => code === 'include-spelling')).toMatchObject([
    {
      severity: 'warning',
      path: ['lr'],
      message:
        '../m/base.yaml is spelled in another way than before; a runner that compares path texts reads the file again: lr is 2 here and 1 there',
      origin: { source: { path: 'y/y.yaml' }, start: 11 },
    },
  ])
})

test('I4 where it ends up at the same result, nothing is said of it', () => {
  const { issues } = composeTexts({ files: { ...files, 'x.yaml': 'includes: [m/base.yaml]\n' } })
  expect(issues.map(({ code }) => code)).toEqual(['include-repeated'])
})

test('I4 a key that only one of the two has is absent in the other', () => {
  const { issues } = composeTexts({
    files: { 'd.yaml': 'm: 1\n', 'm/c.yaml': 'includes: [../e.yaml, ../d.yaml]\nm: {p: 1}\n', 'e.yaml': 'm: {q: 2}\n' },
    stack: ['d.yaml', 'm/c.yaml'],
  })
  expect(issues.map(({ message }) => message).filter((message) => message.includes('absent'))).toEqual([
    '../d.yaml is spelled in another way than before; a runner that compares path texts reads the file again: m.q is 2 here and absent there',
  ])
})

test('Y3, I4 files under two spellings each, one within another, take no time out of proportion', () => {
  const names = Array.from({ length: 60 }, (_, i) => `${i}.yaml`)
  const texts = Object.fromEntries(names.map((name, i) => [name, `includes: [${i + 1}.yaml, ./${i + 1}.yaml]\nx: ${i}\n`]))
  const clock = startClock()
  const { config } = composeTexts({ files: { ...texts, '60.yaml': 'x: 60\n' }, stack: ['0.yaml'] })
  expect(clock()).toBeLessThan(2000)
  expect(printValue(config)).toBe('{x: 0}')
})
