import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileName, folderOf, joinPath, normalizePath } from './file-path.ts'

test.each<[path: string, normal: string | undefined]>([
  ['a/b.yaml', 'a/b.yaml'],
  ['./a//b.yaml', 'a/b.yaml'],
  ['a/../b.yaml', 'b.yaml'],
  ['a/b/../../c.yaml', 'c.yaml'],
  ['a\\b.yaml', 'a\\b.yaml'],
  ['run:2.yaml', 'run:2.yaml'],
  ['', ''],
  ['.', ''],
  ['../b.yaml', undefined],
  ['a/../../b.yaml', undefined],
  ['a/../../a/b.yaml', undefined],
  ['/etc/passwd', undefined],
  ['C:\\x.yaml', undefined],
  ['c:/x.yaml', undefined],
  ['file:///etc/passwd', undefined],
  ['https://x.org/a.yaml', undefined],
])('I4, I7 %j is %j', (path, normal) => {
  expect(normalizePath(path)).toBe(normal)
})

test('I7 a path that is not refused never climbs', () => {
  const path = fc.array(fc.constantFrom('a', 'b', '.', '..', ''), { maxLength: 8 }).map((steps) => steps.join('/'))
  fc.assert(
    fc.property(path, (text) => {
      const normal = normalizePath(text)
      if (normal === undefined) return
      expect(normal.split('/')).not.toContain('..')
      expect(normalizePath(normal)).toBe(normal)
    }),
    { numRuns: 2000 },
  )
})

test('I1 paths are joined as Python joins them: nothing is worked out', () => {
  expect(joinPath('experiments', '../data/x.yaml')).toBe('experiments/../data/x.yaml')
  expect(joinPath('', 'x.yaml')).toBe('x.yaml')
  expect(joinPath('a', '/x.yaml')).toBe('/x.yaml')
  expect(folderOf('a/b/c.yaml')).toBe('a/b')
  expect(folderOf('c.yaml')).toBe('')
  expect(fileName('a/b/c.yaml')).toBe('c.yaml')
})
