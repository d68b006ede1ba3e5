import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeTexts } from '../compose/composition.testing.ts'
import type { TestStack } from '../compose/composition.testing.ts'
import { anyConfig } from '../config-node.testing.ts'
import { isEqualNode, leavesOf } from '../config-node.ts'
import { DIALECTS } from '../scalar/dialect.ts'
import { exportOverrideLines, exportTopOverrideLines } from './export-overrides.ts'
import { formatPath } from '../path.ts'
import { printYaml } from '../print/print.ts'

const STACK: TestStack = {
  files: {
    'base.yaml': 'model: {name: A, size: 3, gone: 1}\nat: [1]\n',
    'top.yaml': 'includes: [base.yaml]\nmodel: {name: "no", extra: {}}\nat: [[1], {x: 2}]\n',
  },
  overrides: '# why\n~model.gone\nat[0]=null\n',
}

describe('O exportOverrideLines', () => {
  test('O one line for each leaf', () => {
    expect(exportOverrideLines(composeTexts(STACK))).toEqual({
      ok: true,
      text: 'model.name="no"\nmodel.size=3\nmodel.extra={}\nat=[null, {x: 2}]\n',
      issues: [],
    })
  })

  test('O keys that need it are quoted or typed', () => {
    const { text } = textOf('"a.b": {1: x, "=": y, "~c": z, 2024-01-02: d, 1.0e-7: f, ~: n}\n')
    expect(text).toBe(
      '["a.b"][!1]=x\n["a.b"]["="]="y"\n["a.b"]["~c"]=z\n["a.b"][!2024-01-02]=d\n["a.b"][!1e-7]=f\n["a.b"][!null]="n"\n',
    )
  })

  test('O what lines cannot say is refused by name', () => {
    // A date is text to OmegaConf, so no line of its own can write one; only a file in another dialect brings it in.
    const composition = composeTexts({ files: { 'a.yaml': 'a: 1\nb: {c: 2024-01-02}\n' } })
    expect(exportOverrideLines({ ...composition, dialect: 'omegaconf' })).toEqual({
      ok: false,
      reason: 'an override line cannot write b.c',
    })
  })

  test('O law: on an empty config the lines give the config back, keys in order', () => {
    fc.assert(
      fc.property(anyConfig(), fc.constantFrom(...DIALECTS), (config, dialect) => {
        const empty = composeTexts({ files: { 'a.yaml': '' }, dialect })
        const exported = exportOverrideLines({ ...empty, config })
        const again = composeTexts({
          files: { 'a.yaml': '' },
          overrides: exported.ok ? exported.text : exported.reason,
          dialect: 'yaml12',
        })
        expect(leavesOf(again.config).map(({ path }) => formatPath(path))).toEqual(
          leavesOf(config).map(({ path }) => formatPath(path)),
        )
        expect(isEqualNode(again.config, config)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  }, 30_000)
})

describe('O exportTopOverrideLines', () => {
  test('O what the highest file says, then the overrides as typed', () => {
    expect(exportTopOverrideLines(composeTexts(STACK))).toBe(
      'model.name="no"\nmodel.extra={}\nat=[[1], {x: 2}]\n# why\n~model.gone\nat[0]=null\n',
    )
  })

  test.each<[string, TestStack, string]>([
    ['a layer that is off says nothing', { ...STACK, off: ['top.yaml'] }, '# why\n~model.gone\nat[0]=null\n'],
    [
      'overrides that are off say nothing',
      { ...STACK, off: ['overrides'] },
      'model.name="no"\nmodel.extra={}\nat=[[1], {x: 2}]\n',
    ],
    ['an empty stack says nothing', { files: {}, stack: [] }, ''],
  ])('O %s', (_, stack, text) => {
    expect(exportTopOverrideLines(composeTexts(stack))).toBe(text)
  })

  test('O law: on what lies beneath, the lines give the same config', () => {
    fc.assert(
      fc.property(anyConfig(), anyConfig(), (beneath, top) => {
        const files = { 'a.yaml': printYaml(beneath), 'b.yaml': printYaml(top) }
        const whole = composeTexts({ files, stack: ['a.yaml', 'b.yaml'], overrides: '++x=1\n~x' })
        const overrides = exportTopOverrideLines(whole)
        const again = composeTexts({ files, stack: ['a.yaml'], overrides })
        expect(isEqualNode(again.config, whole.config)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  }, 30_000)
})

function textOf(text: string): { readonly text: string } {
  const exported = exportOverrideLines(composeTexts({ files: { 'a.yaml': text } }))
  return { text: exported.ok ? exported.text : exported.reason }
}
