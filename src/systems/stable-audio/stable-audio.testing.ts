import type { Issue } from '../../core/issue.ts'
import type { Path } from '../../core/path.ts'
import { composeTexts, line } from '../compose.testing.ts'
import type { StackOptions } from '../compose.testing.ts'
import { fieldAt } from '../schema/field.ts'
import { fieldRow } from '../field-row.testing.ts'
import type { Field } from '../schema/field.ts'
import { narrow } from '../schema/narrow.ts'
import { noSystem } from '../no-system.ts'
import { loadSystem } from '../registry.ts'
import { validate } from '../judge/validate.ts'

export const system = (await loadSystem('stable-audio')) ?? noSystem

/** The types of model that the code builds. */
export const MODEL_TYPES = [
  'autoencoder',
  'diffusion_uncond',
  'diffusion_cond',
  'diffusion_cond_inpaint',
  'diffusion_autoencoder',
  'lm',
] as const
export type ModelType = (typeof MODEL_TYPES)[number]

/** The issues of some texts, one on a line. */
export function check(texts: Readonly<Record<string, string>>, options: StackOptions = {}): readonly string[] {
  return issuesOf(texts, options).map(line)
}

/** The issues of some texts. */
export function issuesOf(texts: Readonly<Record<string, string>>, options: StackOptions = {}): readonly Issue[] {
  return validate(composeTexts(texts, system, options), system)
}

/** The field at a path of the config, as it stands for a text. */
export function fieldIn(text: string, [key = '', ...rest]: Path): Field | undefined {
  const section = system.sections.find((known) => known.key === key)
  const node = composeTexts({ 'a.yaml': text }, system).config.entries.get(String(key))?.node
  return section && fieldAt(narrow(section.schema, node), rest, [key])
}

/** A block and every field in it, as tables write them: path below the block, control, default, bounds or choices, unit. */
export function rowsAt(text: string, path: Path): readonly string[] {
  return rowsOf(fieldIn(text, path)?.fields ?? [], path.length)
}

function rowsOf(fields: readonly Field[], from: number): readonly string[] {
  return fields.flatMap((field) => (field.fields?.length ? rowsOf(field.fields, from) : [row(field, from)]))
}

/** A field as tables write it, its path from the segment `from` on. */
export function row(field: Field, from: number): string {
  const { path, required } = field
  return fieldRow(`${path.slice(from).join('.')}${required ? '*' : ''}`, field)
}

/** What the `config` of a block takes: what becomes of a key that it does not know, the keys that it needs, and its defaults. */
export interface ConfigFacts {
  readonly unknown: 'error' | 'warning' | 'taken'
  readonly required: readonly string[]
  readonly defaults: Readonly<Record<string, unknown>>
}

/** The facts of the `config` of a block of a model, when its type is `type` and nothing else is written. */
export function configFacts(block: BlockPlace, type: string): ConfigFacts {
  const path = ['model', ...block.path]
  const text = modelText(block, { type, config: { [UNKNOWN]: 1 } })
  const field = fieldIn(text, [...path, 'config'])
  const fields = field?.fields ?? []
  return {
    unknown: standing(text),
    required: fields.filter(({ required }) => required).map(nameOf),
    defaults: Object.fromEntries(fields.filter((each) => 'default' in each).map((each) => [nameOf(each), each.default] as const)),
  }
}

/** Where a block stands below the `model` of a model of some type. */
export interface BlockPlace {
  readonly modelType: string
  readonly path: Path
}

/** A config with nothing in its model but the value at a place. */
export function modelText({ modelType, path }: BlockPlace, value: unknown): string {
  return JSON.stringify({ model: { model_type: modelType, ...(nested(path, value) as object) } })
}

const UNKNOWN = 'a_key_of_no_class'

function standing(text: string): ConfigFacts['unknown'] {
  const issue = check({ 'a.yaml': text }).find((told) => told.includes(`.${UNKNOWN}:`))
  if (issue === undefined) return 'taken'
  return issue.startsWith('error') ? 'error' : 'warning'
}

function nameOf({ path }: Field): string {
  return String(path.at(-1))
}

function nested([key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  return typeof key === 'number' ? [nested(rest, value)] : { [key]: nested(rest, value) }
}
