import type { Path } from '../../core/path.ts'
import { isNumber, isSize } from '../schema/numbers.ts'
import type { ConfigView } from '../system.ts'

/** A key with its value and origin: `num_layers is 6 (models/base.yaml:7)`. */
export function told(view: ConfigView, path: Path): string {
  return `${String(path.at(-1))} is ${view.text(path)} (${view.where(path)})`
}

/** Whether a value is a list of numbers with something in it. */
export function isNumberList(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every(isNumber)
}

/** Whether a value is a list of whole numbers of at least 1, with something in it. */
export function isSizeList(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every(isSize)
}

/** What numbers add up to. */
export function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
