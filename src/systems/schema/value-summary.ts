/** Keys that say what a map is rather than how it is set. */
const NAMES = ['name', 'id', 'key', 'type']

/**
 * A value on one line, for where there is no room for all of it: `truncated_poisson, lam 5, min 3, max 7`. What a map is called
 * comes first, without its key; maps inside are named only, lists are counted unless they are short.
 */
export function summarize(value: unknown): string {
  if (!isMap(value)) return wordOf(value)
  const names = NAMES.filter((key) => typeof value[key] === 'string' && value[key] !== '')
  const rest = Object.keys(value).filter((key) => !names.includes(key))
  return [...names.map((key) => String(value[key])), ...rest.map((key) => `${key} ${wordOf(value[key])}`)].join(', ')
}

function wordOf(value: unknown): string {
  if (Array.isArray(value)) return isShort(value) ? value.map(String).join('/') : `[${value.length}]`
  return isMap(value) ? '{…}' : String(value)
}

/** A list that can be said whole: a few scalars. */
function isShort(list: readonly unknown[]): boolean {
  return list.length > 0 && list.length <= 4 && list.every((item) => typeof item !== 'object' || item === null)
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
