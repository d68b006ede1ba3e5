import { expect, test } from 'vitest'
import { openStack, replaceTexts } from '../../../workspace/commands.ts'
import { sessionOf } from '../../../workspace/session.testing.ts'
import type { Session } from '../../../workspace/session.ts'
import { sideChoices } from './side-choices.ts'

const TEXTS = {
  'strata.yaml': 'system: none\n',
  'data/d.yaml': 'a: 1\n',
  'data/e.json': '{}',
  'x.yaml': 'includes: [data/d.yaml]\n',
  'runs/y.yaml': 'includes: [../data/d.yaml, ../data/e.json]\n',
}
const SESSION = sessionOf(TEXTS, { stack: ['x.yaml'] })

const write = (session: Session, path: string, text: string): Session =>
  replaceTexts(session, 'Edit', { texts: [{ path, text }] })

/** Each group as a line. */
function lines(session: Session): readonly string[] {
  return sideChoices(session).map(
    ({ title, choices }) => `${title}: ${choices.map(({ id, label }) => `${label} <${id}>`).join(', ')}`,
  )
}

test('what is open, the experiments, and all other files by folder', () => {
  expect(lines(SESSION)).toEqual([
    'Open in Compose: x <open in compose>',
    'Experiments: y <runs/y.yaml>, x <x.yaml>',
    'Files in data: d <data/d.yaml>, e <data/e.json>',
  ])
})

test('what has unsaved edits can be picked as it was saved; a file that was never saved cannot', () => {
  const edited = write(write(SESSION, 'data/d.yaml', 'a: 2\n'), 'data/new.yaml', 'a: 3\n')
  expect(lines(edited)).toEqual([
    'Open in Compose: x <open in compose>, x <open in compose, as last saved>',
    'Experiments: new <data/new.yaml>, y <runs/y.yaml>, x <x.yaml>',
    'Files in data: d <data/d.yaml>, d (saved) <data/d.yaml (saved)>, e <data/e.json>',
  ])
})

test('nothing is open, or nothing is there', () => {
  expect([lines(openStack(SESSION, []))[0], lines(sessionOf({}))]).toEqual(['Experiments: y <runs/y.yaml>, x <x.yaml>', []])
})
