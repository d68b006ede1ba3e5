import type { FieldFacts, NamedValue } from '../schema/field-facts.ts'
import { summarize } from '../schema/value-summary.ts'

/** What the real code puts in the place of a name, as a value and in words. */
export interface Expansion {
  readonly name: string
  readonly value: unknown
  /** `truncated_normal, mean 9, min 7, max 12, std not known` */
  readonly text: string
}

/** What a plain value stands for, where it is one of the names that its field knows; undefined for every other value. */
export function expansionOf({ named = {} }: Pick<FieldFacts, 'named'>, name: unknown): Expansion | undefined {
  if (typeof name !== 'string') return undefined
  const found = Object.hasOwn(named, name) ? named[name] : undefined
  return found && { name, value: found.expansion, text: expansionText(found) }
}

/** A named value in words, with what is not known of it. */
export function expansionText({ expansion, unknown = [] }: NamedValue): string {
  return [summarize(expansion), ...unknown.map((key) => `${key} not known`)].join(', ')
}
