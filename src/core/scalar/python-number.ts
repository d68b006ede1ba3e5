import type { Scalar } from '../value.ts'

/** A number that starts at an offset of a text; `value` is undefined where Python finds fault with it. */
export interface PythonNumber {
  readonly value: Scalar | 'imaginary' | undefined
  readonly end: number
}

const DIGITS = '[0-9](?:_?[0-9])*'
const FLOAT = `(?:(?:${DIGITS})?\\.${DIGITS}|${DIGITS}\\.)(?:[eE][-+]?${DIGITS})?|${DIGITS}[eE][-+]?${DIGITS}`
const NUMBER = new RegExp(
  `(?<imaginary>(?:${FLOAT}|${DIGITS})[jJ])|(?<float>${FLOAT})` +
    `|(?<int>0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0(?:_?0)*|[1-9](?:_?[0-9])*)`,
  'y',
)

/** More digits than this Python does not turn into an int. */
const MOST_DIGITS = 4300

/** The number without a sign that Python reads at an offset; undefined where none starts. */
export function readPythonNumber(text: string, at: number): PythonNumber | undefined {
  NUMBER.lastIndex = at
  const found = NUMBER.exec(text)
  if (!found) return undefined
  const end = NUMBER.lastIndex
  // `012`, `1_`, `0x`, `5a`: what goes on like a word or a number is neither.
  const { imaginary, float, int } = found.groups ?? {}
  if (/[\w.\u0080-\uFFFF]/.test(text.charAt(end))) return { value: undefined, end }
  if (imaginary !== undefined) return { value: 'imaginary', end }
  if (float !== undefined) return { value: { kind: 'float', value: Number(float.replaceAll('_', '')) }, end }
  const digits = (int ?? '').replaceAll('_', '')
  const isTooLong = /^[0-9]+$/.test(digits) && digits.length > MOST_DIGITS
  return { value: isTooLong ? undefined : { kind: 'int', value: BigInt(digits) }, end }
}
