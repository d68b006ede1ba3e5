/**
 * One scalar as the reader of a dialect sees it. Ints are exact at any size; floats are IEEE doubles; a timestamp keeps
 * its ISO text as Python's `isoformat()` prints it.
 *
 * @see SPEC.md Y
 */
export type Scalar =
  | { readonly kind: 'null' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'timestamp'; readonly value: string }

/** Whether two scalars are the same value of the same type: `1`, `1.0`, `"1"` and `true` all differ; NaN equals itself. */
export function isEqualScalar(a: Scalar, b: Scalar): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === 'null' || b.kind === 'null') return true
  return Object.is(a.value, b.value)
}

/** The name Python gives the scalar's type: `int`, `float`, `str`, `bool`, `NoneType`, `date` or `datetime`. */
export function pythonType(scalar: Scalar): string {
  if (scalar.kind === 'null') return 'NoneType'
  if (scalar.kind !== 'timestamp') return scalar.kind
  return scalar.value.includes('T') ? 'datetime' : 'date'
}

/**
 * The identity of a map key, as a string fit for a `Map`: a text key is its text; any other is tagged, so that `1` and `"1"`
 * are two keys. As in Python, `1`, `1.0` and `true` are one key.
 *
 * @see SPEC.md M7
 */
export function keyId(key: Scalar): string {
  switch (key.kind) {
    case 'str':
      return key.value.charCodeAt(0) === 0 ? `${TEXT_TAG}${key.value}` : key.value
    case 'null':
      return '\0null'
    case 'timestamp':
      return `\0${key.value}`
    case 'bool':
      return `\0${key.value ? 1 : 0}`
    case 'int':
      return `\0${key.value}`
    case 'float':
      return `\0${Object.is(key.value, -0) ? 0 : key.value}`
  }
}

/** Whether a key id is that of a key that is no text. */
export function isTypedKey(id: string): boolean {
  return id.charCodeAt(0) === 0 && !id.startsWith(TEXT_TAG)
}

/** What a person reads for a key id: the text, or a number, `null` or a date as Python prints it. */
export function keyText(id: string): string {
  if (id.charCodeAt(0) !== 0) return id
  return id.slice(id.startsWith(TEXT_TAG) ? TEXT_TAG.length : 1)
}

/** Stands before a text that itself starts with NUL. */
const TEXT_TAG = '\0"'

/** A key with this id (the inverse of {@link keyId}; a boolean or whole float comes back as the int that Python takes it for). */
export function keyOfId(id: string): Scalar {
  const text = keyText(id)
  if (!isTypedKey(id)) return { kind: 'str', value: text }
  if (text === 'null') return { kind: 'null' }
  if (/^-?\d+$/.test(text)) return { kind: 'int', value: BigInt(text) }
  const number = Number(text)
  return Number.isNaN(number) && text !== 'NaN' ? { kind: 'timestamp', value: text } : { kind: 'float', value: number }
}
