import type { Field } from './schema/field.ts'

/** A field as tables write it behind its name: control, default, bounds or choices, unit. */
export function fieldRow(name: string, field: Field): string {
  const { control, fallback, unit, options, suggestions, nullable } = field
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = field
  const bounds = [
    minimum === undefined ? '' : `≥${minimum}`,
    exclusiveMinimum === undefined ? '' : `>${exclusiveMinimum}`,
    maximum === undefined ? '' : `≤${maximum}`,
    exclusiveMaximum === undefined ? '' : `<${exclusiveMaximum}`,
    options ? options.map((option) => String(option.value)).join('|') : '',
    suggestions ? `${suggestions.join('|')}|…` : '',
    nullable ? 'null' : '',
  ].filter(Boolean)
  const value = fallback === undefined ? JSON.stringify(field.default) : `=${fallback}`
  return [name, control, value ?? '-', bounds.join(' ') || '-', unit ?? '-'].join(' ')
}
