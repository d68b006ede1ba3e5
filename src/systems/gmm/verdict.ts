import type { RealVerdict } from '../schema/field-facts.ts'

/** What the last state of the code does with a field of the design document that it has not: `now` says what took its place. */
export function droppedBy(className: string, key: string, now: string): { readonly real: RealVerdict; readonly source: string } {
  return {
    real: { refuses: `${className} has no field ${key}: the real code ignores it silently; ${now}` },
    source: 'the design document of the model factory',
  }
}
