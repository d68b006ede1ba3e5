import { composeTexts, line } from '../compose.testing.ts'
import type { StackOptions } from '../compose.testing.ts'
import { fieldsOf } from '../schema/field.ts'
import { fieldRow } from '../field-row.testing.ts'
import type { Field } from '../schema/field.ts'
import { narrow } from '../schema/narrow.ts'
import { loadSystem } from '../registry.ts'
import { noSystem } from '../no-system.ts'
import { validate } from '../judge/validate.ts'

export const system = (await loadSystem('gmm')) ?? noSystem

/** The issues of some texts, one on a line. */
export function check(texts: Readonly<Record<string, string>>, options: StackOptions = {}): readonly string[] {
  return validate(composeTexts(texts, system, options), system).map(line)
}

/** Every field of a section as it stands for a text, those of its blocks behind them. */
export function fieldsIn(key: string, text = '{}'): readonly Field[] {
  const section = system.sections.find((known) => known.key === key)
  const node = composeTexts({ 'a.yaml': `${key}: ${text}` }, system).config.entries.get(key)?.node
  return section ? flat(fieldsOf(narrow(section.schema, node), [key])) : []
}

function flat(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [field, ...flat(field.fields ?? [])])
}

/** A field as tables write it: path below the section, control, default, bounds or choices, unit. */
export function row(field: Field): string {
  const { path, fields } = field
  const name = path.slice(1).join('.')
  return fields ? `${name}:` : fieldRow(name, field)
}
