import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodeAt, nodeOf } from '../../core/config-node.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { setAt } from '../../core/edit/edit.ts'
import { printYaml } from '../../core/print/print.ts'
import { positionAt } from '../../core/source.ts'
import { yaml } from '../compose.testing.ts'
import { anyClass } from '../described.testing.ts'
import type { DefinitionsKey, Described } from '../described.testing.ts'
import { workspaceOf } from '../manifest/register.testing.ts'
import { validate } from '../judge/validate.ts'

const source = { kind: 'file', path: 'a.yaml', text: '' } as const

function textOf({ value }: Described): string {
  return printYaml(nodeOf({ s: value }, source))
}

function workspace({ schema, definitions }: Described, key: DefinitionsKey): ReturnType<typeof workspaceOf> {
  const draft = key === '$defs' ? 'https://json-schema.org/draft/2020-12/schema' : 'http://json-schema.org/draft-07/schema#'
  return workspaceOf({ 'strata.yaml': 'schemas: {s: s.json}', 's.json': { $schema: draft, ...schema, [key]: definitions } })
}

test.each<DefinitionsKey>(['$defs', 'definitions'])(
  'V10 any schema of a class is read, and what it takes is right (%s)',
  async (key) => {
    await fc.assert(
      fc.asyncProperty(anyClass(key), async (described) => {
        const { check, issues } = await workspace(described, key)
        expect([issues, check(textOf(described))]).toEqual([[], []])
      }),
      { numRuns: 1000 },
    )
  },
)

test.each<DefinitionsKey>(['$defs', 'definitions'])(
  'V2 what it does not take is an error at the line that writes it (%s)',
  async (key) => {
    await fc.assert(
      fc.asyncProperty(anyClass(key), fc.nat(), async (described, pick) => {
        const wrong = described.wrongs[pick % described.wrongs.length]
        if (!wrong) return
        const path = ['s', ...wrong.path]
        const text = written(textOf(described), path, nodeOf(wrong.value, source))
        const { compose, system } = await workspace(described, key)
        const errors = validate(compose(text), system).filter(({ severity }) => severity === 'error')
        const place = nodeAt(yaml(text), path)
        const line = place ? positionAt(place.source, place.start).line : 0
        expect(errors.map(({ origin }) => positionAt(origin.source, origin.start).line)).toContain(line)
      }),
      { numRuns: 1000 },
    )
  },
)

function written(text: string, path: readonly (string | number)[], value: ConfigNode): string {
  const result = setAt({ source: { kind: 'file', path: 'a.yaml', text }, dialect: 'pyyaml' }, path, value)
  if (!result.ok) throw new Error(result.reason)
  return applyEdits(text, result.edits)
}
