import { expect, test } from 'vitest'
import type { Issue } from '../core/issue.ts'
import type { Source } from '../core/source.ts'
import { issueList } from './issue-list.ts'

function issue(mark: string): Issue {
  const [severity = '', path = '', start = '', message = '', code = 'rule'] = mark.split(' ')
  const source: Source = { kind: 'file', path, text: 'some text' }
  const origin = { source, start: Number(start), end: Number(start) + 1 }
  return { code: code as Issue['code'], severity: severity as Issue['severity'], path: [], message, origin }
}

test.each<[string, readonly string[], readonly string[]]>([
  [
    'errors stand first',
    ['info a 0 x', 'warning a 0 y', 'error b 0 z', 'error a 0 w'],
    ['error a 0 w', 'error b 0 z', 'warning a 0 y', 'info a 0 x'],
  ],
  [
    'then the file counts, in the order of its letters, not of a language',
    ['error b 0 x', 'error a 0 x', 'error Z 0 x'],
    ['error Z 0 x', 'error a 0 x', 'error b 0 x'],
  ],
  ['then the place, by number', ['error a 10 x', 'error a 9 x'], ['error a 9 x', 'error a 10 x']],
  ['of one place, the one found first', ['error a 0 second', 'error a 0 first'], ['error a 0 second', 'error a 0 first']],
  [
    'a file of the wrong kind stands before what is wrong elsewhere, but not before what is worse',
    ['error a 0 x', 'error b 0 y mount-kind', 'warning c 0 z mount-kind'],
    ['error b 0 y', 'error a 0 x', 'warning c 0 z'],
  ],
  ['the same is said once', ['error a 0 x', 'error a 1 x', 'error a 0 x'], ['error a 0 x', 'error a 1 x']],
  ['the worse where it is said twice', ['info a 0 x', 'error a 0 x', 'warning a 0 x'], ['error a 0 x']],
  ['nothing', [], []],
])('V8 %s', (_, given, expected) => {
  const shown = issueList(given.map(issue)).map(({ severity, origin, message }) => {
    return `${severity} ${origin.source.path} ${origin.start} ${message}`
  })
  expect(shown).toEqual(expected)
})
