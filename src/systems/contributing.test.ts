import { describe, expect, test } from 'vitest'
import { composeTexts, line } from './compose.testing.ts'
import { examplesUnder, GUIDE, runExample } from './contributing.testing.ts'
import { toFormSchema } from './schema/form-schema.ts'
import { isZod3, isZod4 } from './schema/json-schema.ts'
import { readManifest } from './manifest/manifest.ts'
import { prepareSystem } from './manifest/prepare-system.ts'
import { askPydantic, findPydantics } from './pydantic.testing.ts'
import { workspaceOf } from './manifest/register.testing.ts'
import type { ModelKind } from './social-xlstm/model-kind.ts'
import { modelSection } from './social-xlstm/model.ts'
import { modelKinds, socialXlstm } from './social-xlstm/social-xlstm.ts'
import { validate } from './judge/validate.ts'

/** The kind that the guide adds in one file, in either Zod; of the second the guide shows the schema alone. */
async function kindOfGuide(version: 3 | 4): Promise<ModelKind> {
  const [inZod4 = ''] = examplesUnder('## Add a model kind', 'ts')
  const [schema = ''] = examplesUnder('### The same in Zod 3', 'ts')
  const inZod3 = schema + inZod4.slice(inZod4.indexOf('\nexport const'))
  return (await runExample(version === 4 ? inZod4 : inZod3))['naive'] as ModelKind
}

const [zod4, zod3] = [await kindOfGuide(4), await kindOfGuide(3)]

test('V1 the kind of CONTRIBUTING.md has the same form schema in Zod 4 and in Zod 3', async () => {
  expect([isZod4(zod4.schema), isZod3(zod3.schema)]).toEqual([true, true])
  const schema = await toFormSchema(zod4.schema)
  expect(Object.keys(schema.properties ?? {})).toEqual(['period', 'statistic'])
  expect(await toFormSchema(zod3.schema)).toEqual(schema)
})

describe.each([
  ['Zod 4', zod4],
  ['Zod 3', zod3],
])('the kind of CONTRIBUTING.md in %s', (_title, kind) => {
  test('V1 finds what the guide says that strata check finds', async () => {
    const [model = ''] = examplesUnder('## Add a model kind', 'yaml')
    const [console = ''] = examplesUnder('## Add a model kind', 'console')
    const [, ...others] = socialXlstm.sections
    const system = await prepareSystem({ ...socialXlstm, sections: [modelSection([...modelKinds, kind]), ...others] })
    const issues = validate(composeTexts({ 'models/naive_base.yaml': model }, system), system)
    const found = issues.map((issue) => line(issue).replace(': ', ' '))
    expect(found.toSorted()).toEqual(
      console
        .split('\n')
        .filter((row) => row.startsWith('error '))
        .toSorted(),
    )
    expect(found).toHaveLength(2)
  })
})

describe.each(findPydantics())('the class of CONTRIBUTING.md, printed by Pydantic $version', (oracle) => {
  test('V9 is registered as the guide says, and finds what the guide says', async () => {
    const heading = '## Register a model without TypeScript'
    const [code = ''] = examplesUnder(heading, 'python')
    const [manifest = ''] = examplesUnder(heading, 'yaml')
    const [console = ''] = examplesUnder(heading, 'console')
    const [model = ''] = examplesUnder('## Add a model kind', 'yaml')
    const { schema } = askPydantic(oracle, { code, name: 'SeasonalNaiveConfig' }, [])
    const { issues, system } = await workspaceOf({ 'strata.yaml': manifest, 'schemas/naive.json': schema })
    const found = validate(composeTexts({ 'models/naive_base.yaml': model }, system), system)
    expect(issues).toEqual([])
    expect(found.map((issue) => line(issue).replace(': ', ' ')).toSorted()).toEqual(console.trim().split('\n').toSorted())
  })
})

test('V9 every spelling that the guide lists is read', () => {
  const [, table = ''] = /\n## Register a model without TypeScript\n.*?\n(\| -+.*?)\n\n/s.exec(GUIDE) ?? []
  const spellings = table
    .split('\n')
    .slice(1)
    .map((row) => row.split('`')[1] ?? '')
  expect(spellings).toHaveLength(5)
  for (const spelling of spellings) {
    const text = `schemas: ${spelling.replaceAll('…', 'x')}\n`
    expect([text, readManifest({ kind: 'file', path: 'strata.yaml', text }).issues]).toEqual([text, []])
  }
})
