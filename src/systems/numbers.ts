/** Whether a value is a whole number of at least 1, and exact. */
export function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

/** Whether a value can be counted with. A schema reports whatever else stands there. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
