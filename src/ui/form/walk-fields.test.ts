import { describe, expect, test } from 'vitest'
import { isEqualNode, nodeAt, nodeOf } from '../../core/config-node.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { printYaml } from '../../core/print/print.ts'
import type { Source } from '../../core/source.ts'
import { fieldAt, schemaAt } from '../../systems/schema/field.ts'
import type { Field } from '../../systems/schema/field.ts'
import type { JsonSchema } from '../../systems/schema/json-schema.ts'
import { kindsOf } from '../../systems/schema/kinds.ts'
import { knownSystems, loadSystem } from '../../systems/registry.ts'
import type { Section } from '../../systems/system.ts'
import type { Session } from '../../workspace/session.ts'
import { readDraft } from './control/draft-value.ts'
import { editTarget } from './form-edit.ts'
import type { FormEdit } from './form-edit.ts'
import type { FormModel } from './form-model.ts'
import { formOf, sessionOf } from './form-session.testing.ts'
import { issuesUnder } from './issue-index.ts'
import { samplesOf } from './sample-value.testing.ts'
import { valueText } from './value-text.ts'
import { placesOf } from './walk-schema.testing.ts'
import type { Place } from './walk-schema.testing.ts'

/** Fields that are written as YAML, each with the reason: by system and key, wherever the key stands. */
const RAW: readonly (readonly [system: string, key: string, reason: string])[] = [
  ['stable-audio', '_comment', 'a note of any shape: nothing reads it'],
]

/** The same field under the same key is walked at so many of its places: factories build the same parts at many. */
const PLACES = 3

const systems = await Promise.all(knownSystems.map(async ({ id }) => ({ id, sections: (await loadSystem(id))?.sections ?? [] })))

describe.each(systems)('E1 E4 every field of $id', ({ id, sections }) => {
  test.each(sections)(
    'E1 E4 $key: has a control that sets it as asked, and resetting it gives the file back',
    async (section) => {
      const seen = new Map<string, number>()
      const wrong: string[] = []
      for (const place of placesOf(section)) wrong.push(...(await walk({ id, section, place, seen })))
      expect(wrong).toEqual([])
      // A map whose keys are all free has none of its own.
      if (seen.size === 0) expect(section.schema.properties).toEqual({})
    },
  )

  test('E1 what is written as YAML is so for a reason that still holds', () => {
    const keys = RAW.filter(([system]) => system === id).map(([, key]) => key)
    expect(keys.filter((key) => !raws.has(`${id} ${key}`))).toEqual([])
  })
})

/** The fields that were found to be written as YAML. */
const raws = new Set<string>()

interface Walk {
  readonly id: string
  readonly section: Section
  readonly place: Place
  /** How often each field was walked. */
  readonly seen: Map<string, number>
}

/** What is wrong with a field: nothing, where each of its values can be set and taken back. */
async function walk({ id, section, place, seen }: Walk): Promise<readonly string[]> {
  const path = [section.key, ...place.path]
  const session = await open(id, section.key, place.context)
  const row = rowAt(formOf(session), path)
  const name = `${formatPath(path)} in ${JSON.stringify(place.context)}`
  if (!row) return [`${name}: no row`]
  const field = `${String(path.at(-1))} ${JSON.stringify(row.schema)}`
  const times = (seen.get(field) ?? 0) + 1
  seen.set(field, times)
  if (times > PLACES) return []
  const raw = rawKinds(row.field).filter(() => !isAllowedRaw(id, path))
  const wrong = raw.map((kind) => `${name}: ${kind} is written as YAML`)
  for (const value of valuesFor(row, section)) {
    const found = setAndReset(session, path, value)
    if (found !== undefined) wrong.push(`${name} = ${valueText(value)}: ${found}`)
  }
  return wrong
}

function isAllowedRaw(id: string, path: Path): boolean {
  const key = String(path.at(-1))
  raws.add(`${id} ${key}`)
  return RAW.some(([system, known]) => system === id && known === key)
}

const opened = new Map<string, Session>()

async function open(id: string, key: string, context: unknown): Promise<Session> {
  const value = context === undefined ? {} : { [key]: context }
  const yaml = context === undefined ? '' : printYaml(nodeOf(value, NOWHERE))
  const text = `# head\n${yaml}# tail\n`
  const before = opened.get(id + text)
  if (before) return before
  const session = await sessionOf({ files: { 'strata.yaml': `system: ${id}\n`, 'a.yaml': text }, stack: ['a.yaml'] })
  opened.set(id + text, session)
  return session
}

const NOWHERE: Source = { kind: 'file', path: 'typed', text: '' }

interface RowAt {
  readonly field: Field
  readonly schema: JsonSchema
}

function rowAt({ sections: parts }: FormModel, path: Path): RowAt | undefined {
  const section = parts.find(({ keys }) => keys.includes(String(path[0])))
  const inner = section && path.slice(section.base.length)
  const field = section && fieldAt(section.narrowed, inner ?? [], section.base)
  const schema = section && schemaAt(section.narrowed, inner ?? [])
  return field && schema && { field, schema }
}

/** The kinds of value of a field that have no control of their own. */
function rawKinds(field: Field): readonly string[] {
  return (field.kinds ?? [field]).filter(({ control }) => control === 'any').map(({ title }) => title)
}

/** Values to set: all that are offered, else some of each kind, as the control makes them of what is typed. */
function valuesFor({ field, schema }: RowAt, section: Section): readonly ConfigNode[] {
  const kinds = kindsOf(schema)
  const fields = field.kinds ?? [field]
  const values = kinds.flatMap((kind, i) => samplesOf(kind, section.schema).map((value) => typedValue(value, fields[i] ?? field)))
  return field.nullable ? [...values, nodeOf(null, NOWHERE)] : values
}

function typedValue(value: unknown, field: Field): ConfigNode {
  const node = nodeOf(value, NOWHERE)
  if (!['number', 'integer', 'string', 'scalar-list', 'range', 'any'].includes(field.control) || value === null) return node
  const read = readDraft(valueText(node), { field, dialect: 'pyyaml', isDone: true })
  return read.kind === 'value' ? read.node : node
}

function setAndReset(session: Session, path: Path, value: ConfigNode): string | undefined {
  const before = textOf(session)
  const old = nodeAt(formOf(session).own, path)
  const set = edited(session, { kind: 'set', path, value })
  if (typeof set === 'string') return set
  const form = formOf(set)
  const own = nodeAt(form.own, path)
  if (!own || !isEqualNode(own, value)) return `reads as ${own ? valueText(own) : 'nothing'}`
  const issue = issuesUnder(form.seen.issues, path).find(({ code }) => SCHEMA_CODES.has(code))
  if (issue) return `${issue.code} ${issue.message}`
  const back = edited(set, old ? { kind: 'set', path, value: old } : { kind: 'unset', path })
  if (typeof back === 'string') return back
  return textOf(back) === before ? undefined : `leaves ${JSON.stringify(textOf(back))} for ${JSON.stringify(before)}`
}

/** What a fitting value must not give rise to. What is missing beside it, or contradicts it, is another matter. */
const SCHEMA_CODES = new Set(['wrong-type', 'not-allowed', 'out-of-range', 'unknown-key', 'unknown-variant', 'float-as-string'])

function edited(session: Session, edit: FormEdit): Session | string {
  const result = editTarget(session, [edit])
  return result.ok ? result.session : `refused: ${result.reason}`
}

function textOf(session: Session): string {
  return session.files.get('a.yaml')?.text ?? ''
}
