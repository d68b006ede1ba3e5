import { expect, test } from 'vitest'
import { markedFile } from './look.testing.ts'
import { lookAt } from './look-at.ts'
import { openTestSession } from './session.testing.ts'
import { issuesOfText } from './text-issues.ts'

test('V2 a text shows the issues of its own lines only', () => {
  const { look } = markedFile('includes: [../models/xlstm_base.yaml]\ntraining: {epohs: 3}\n')
  expect(issuesOfText(look).map(({ code }) => code)).toEqual(['unknown-key'])
})

test('V2 a file outside the composition is read and checked, but not blamed for what other layers give', () => {
  const session = openTestSession({ 'models/new.yaml': 'model:\n  xlstm:\n    num_bloks: 3\n' })
  const codes = issuesOfText(lookAt(session, 'models/new.yaml')).map(({ code }) => code)
  expect(codes).not.toContain('missing-section')
  expect(codes).not.toContain('missing-key')
})

test('Y a file outside the composition that cannot be read says where', () => {
  const look = lookAt(openTestSession({ 'models/new.yaml': 'model: [1\n' }), 'models/new.yaml')
  expect(issuesOfText(look).map(({ code, severity }) => [code, severity])).toEqual([['yaml-syntax', 'error']])
})

test('the manifest shows what is wrong with it', () => {
  const look = lookAt(openTestSession({ 'strata.yaml': 'system: social-xlstm\ndialect: perl\n' }), 'strata.yaml')
  expect(issuesOfText(look).map(({ code }) => code)).toEqual(['not-allowed'])
})
