import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { ConfigView, Violation } from '../system.ts'

/** A key with its value and origin: `latent_dim is 64 (models/vae.json:22)`. */
export function told(view: ConfigView, path: Path): string {
  return `${String(path.at(-1))} is ${view.text(path)} (${view.where(path)})`
}

/** A key with its whole path, for two of one name: `model.model.io_channels is 64 (models/dit.json:9)`. */
export function toldWhole(view: ConfigView, path: Path): string {
  return `${formatPath(path)} is ${view.text(path)} (${view.where(path)})`
}

/** What a broken rule says: `instead` holds for the first of its keys. */
type Words = Pick<Violation, 'severity' | 'message'> & Partial<Violation>

/** A broken rule at the first of some keys that is written; the others take part. */
export function broken(view: ConfigView, paths: readonly Path[], { instead, ...words }: Words): Violation {
  const path = paths.find((each) => view.isSet(each)) ?? paths[0] ?? []
  const also = paths.filter((each) => each !== path)
  return { path, also, ...words, ...(instead && path === paths[0] ? { instead } : {}) }
}

/** Whether a value is a whole number of at least 1, and exact. */
export function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

/** Whether a value is a list of such numbers with something in it. */
export function isSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every(isSize)
}

/** What numbers multiply to. */
export function productOf(values: readonly number[]): number {
  return values.reduce((product, value) => product * value, 1)
}

/** What numbers add up to. */
export function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
