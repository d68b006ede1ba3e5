import { expect, test } from 'vitest'
import { deref } from '../schema/json-schema.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { system } from './stable-audio.testing.ts'

interface Told {
  readonly at: string
  readonly schema: JsonSchema
  /** The source of the map around. */
  readonly source: string | undefined
}

/** Every key of every variant of a schema, each schema once. */
function everyField(schema: JsonSchema, root: JsonSchema, at: string): readonly Told[] {
  const seen = new Set<JsonSchema>()
  const found: Told[] = []
  visit(schema, at, undefined)
  return found

  function visit(of: JsonSchema, path: string, around: string | undefined): void {
    const target = deref(of, root)
    if (seen.has(target)) return
    seen.add(target)
    const source = target.source ?? of.source ?? around
    const options = [...(target.oneOf ?? []), ...(target.anyOf ?? []), ...(target.allOf ?? [])]
    options.forEach((option, i) => visit(option, `${path}|${option.title ?? i}`, source))
    for (const item of [target.items ?? []].flat()) visit(item, `${path}[]`, source)
    for (const [key, child] of Object.entries(target.properties ?? {})) {
      const facts = { ...deref(child, root), ...child }
      found.push({ at: `${path}.${key}`, schema: facts, source })
      visit(child, `${path}.${key}`, source)
    }
  }
}

const fields = system.sections.flatMap(({ schema, key }) => everyField(schema, schema, key))

test('V1 there are fields to look at', () => {
  expect(fields.length).toBeGreaterThan(150)
})

test('V1 every field has a title, a sentence of help, and a source', () => {
  const lacking = fields.flatMap(({ at, schema: { title, help, source, oneOf: variants }, source: around }) => {
    const lacks = [
      title === undefined || title === '' ? 'title' : '',
      help !== undefined && /^[A-Z0-9-].*[.]$/.test(help) ? '' : `help (${help})`,
      source === undefined && around === undefined && !variants?.every((one) => one.source) ? 'source' : '',
    ].filter(Boolean)
    return lacks.length > 0 ? [`${at} lacks ${lacks.join(', ')}`] : []
  })
  expect(lacking).toEqual([])
})
