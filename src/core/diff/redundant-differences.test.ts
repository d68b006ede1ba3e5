import { expect, test } from 'vitest'
import { composeTexts } from '../compose/composition.testing.ts'
import { formatPath } from '../path.ts'
import { redundantDifferences } from './redundant-differences.ts'

const LOW = 'x: 1\nm: {y: 2}\nl: [1, 2]\ne: {}'

test.each<[title: string, a: string, b: string, paths: readonly string[]]>([
  ['nothing where one line writes both', '', '', []],
  ['the same value written again', '', 'x: 1', ['x']],
  ['another value is a change', '', 'x: 2', []],
  ['another type is a change', '', 'x: 1.0', []],
  ['keys in maps, lists whole', 'm: {y: 2}', 'l: [1, 2]', ['m.y', 'l']],
  ['both write it, each in its own file', 'x: 1', 'x: 1', ['x']],
  ['what only one side has is a change', '', 'z: 1', []],
])('D5 %s', (_title, a, b, paths) => {
  const [sideA, sideB] = [a, b].map((own, i) => {
    const top = `${i}.yaml`
    return composeTexts({ files: { 'low.yaml': LOW, [top]: `includes: [low.yaml]\n${own}` }, stack: [top] })
  })
  if (!sideA || !sideB) throw new Error('two sides')
  expect(redundantDifferences(sideA.config, sideB.config).map(({ path }) => formatPath(path))).toEqual(paths)
})
