import { isEqualScalar } from '../../../core/value.ts'
import type { Scalar } from '../../../core/value.ts'
import { isPortable, printScalar } from '../../../core/scalar/print-scalar.ts'
import { readPlain } from '../../../core/scalar/dialect.ts'

/** What typed text is to a number field. `partial` may become a number if typing goes on: `1e-`, `-`, `3.`. */
export type NumberReading =
  | { readonly kind: 'complete'; readonly value: Scalar; readonly text: string }
  | { readonly kind: 'partial' }
  | { readonly kind: 'wrong' }

/**
 * Reads a number as a person types it: `1e-4`, `3.`, `.5`, `+2`, `inf`. `text` is how to write it so that every YAML reader takes
 * it for that number and the typed digits stay: `1.0e-4` for `1e-4`. A whole field takes floats that are whole: `1e3`.
 */
export function readNumber(typed: string, whole: boolean): NumberReading {
  const text = typed.trim()
  const special = SPECIAL.get(text.toLowerCase())
  if (special) return whole ? { kind: 'wrong' } : special
  const match = COMPLETE.exec(text)
  if (!match) return { kind: PARTIAL.test(text) ? 'partial' : 'wrong' }
  const [, sign = '', int = '', fraction, exponent] = match
  if (fraction === undefined && exponent === undefined) return intReading(BigInt(`${sign === '-' ? '-' : ''}${int}`))
  const value = Number(text)
  if (whole) return Number.isSafeInteger(value) ? intReading(BigInt(value)) : { kind: 'wrong' }
  if (!Number.isFinite(value)) return { kind: 'wrong' }
  const digits = `${sign === '-' ? '-' : ''}${int.replace(/^0+(?=\d)/, '') || '0'}.${fraction || '0'}`
  return floatReading(value, exponent === undefined ? digits : `${digits}e${exponent.replace(/^(?=\d)/, '+')}`)
}

/** Reads what is left in a number field: as {@link readNumber}, but `3.` is `3.0`. */
export function finishNumber(typed: string, whole: boolean): NumberReading {
  const text = typed.trim()
  return readNumber(/\d\.$/.test(text) ? `${text}0` : text, whole)
}

const COMPLETE = /^([-+]?)(?=\.?\d)(\d*)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/
const PARTIAL = /^[-+]?\d*\.?\d*(?:(?<=\d\.?)[eE][-+]?\d*)?$|^[-+]?\.?(?:i|in|n|na)$/i

const SPECIAL = new Map<string, NumberReading>(
  (
    [
      ['inf', Infinity],
      ['-inf', -Infinity],
      ['nan', NaN],
    ] as const
  ).flatMap(([word, value]) => {
    const reading: NumberReading = {
      kind: 'complete',
      value: { kind: 'float', value },
      text: printScalar({ kind: 'float', value }),
    }
    return [word, word.replace(/(?=[in])/, '.')].map((form) => [form, reading] as const)
  }),
)

function intReading(value: bigint): NumberReading {
  const scalar: Scalar = { kind: 'int', value }
  return { kind: 'complete', value: scalar, text: printScalar(scalar) }
}

/** The typed digits where all readers agree on them, else as the value is printed. */
function floatReading(number: number, digits: string): NumberReading {
  const value: Scalar = { kind: 'float', value: number }
  const agreed = (['pyyaml', 'omegaconf', 'yaml12'] as const).every((dialect) => {
    const read = readPlain(digits, dialect)
    return read.kind !== 'invalid' && isEqualScalar(read, value)
  })
  return { kind: 'complete', value, text: agreed || !isPortable(value) ? digits : printScalar(value) }
}

/** By how much an arrow key moves a number: what the schema says, one for a whole number, else one in the last digit. */
export interface Stepping {
  readonly whole: boolean
  readonly step?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** The typed number moved by `by` steps, in the notation it is typed in; undefined where the text is no number or would leave its bounds. */
export function stepNumber(typed: string, by: number, stepping: Stepping): string | undefined {
  const match = COMPLETE.exec(typed.trim())
  if (!match) return undefined
  const [, sign = '', int = '', fraction = '', exponent] = match
  const tail = exponent === undefined ? '' : `e${exponent}`
  const moved =
    stepping.step === undefined || tail !== ''
      ? stepDigits(`${sign}${int}`, fraction, by)
      : stepBy(Number(typed), stepping.step, by)
  const text = moved + tail
  const value = Number(text)
  const isInside = value >= (stepping.minimum ?? -Infinity) && value <= (stepping.maximum ?? Infinity)
  return isInside ? text : undefined
}

/** Counts in the last digit that is written, exactly. */
function stepDigits(int: string, fraction: string, by: number): string {
  const scaled = BigInt(`${int.replace('+', '')}${fraction}`) + BigInt(by)
  if (fraction === '') return String(scaled)
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(fraction.length + 1, '0')
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`
}

function stepBy(value: number, step: number, by: number): string {
  const places = Math.max(placesOf(step), placesOf(value))
  return (value + by * step).toFixed(places)
}

function placesOf(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
}
