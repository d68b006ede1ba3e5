import type { JsonSchema } from './json-schema.ts'

/** Whether a value is a whole number of at least 1, and exact. */
export function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

/** Whether a value can be counted with. A schema reports whatever else stands there. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** The multiple of `part` that is nearest to `size`, at least `part` itself; of two that are as near, the lower. */
export function nearestMultiple(size: number, part: number): number {
  return Math.max(1, Math.ceil(size / part - 0.5)) * part
}

/** Whether a number keeps to the bounds that its schema sets. */
export function isWithin(schema: JsonSchema, value: number): boolean {
  const { maximum = Infinity, exclusiveMaximum = Infinity, minimum = -Infinity, exclusiveMinimum = -Infinity } = schema
  return value <= maximum && value >= minimum && value < exclusiveMaximum && value > exclusiveMinimum
}
