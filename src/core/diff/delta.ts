import type { ConfigNode } from '../config-node.ts'
import { pythonRepr } from '../scalar/python-repr.ts'
import type { Scalar } from '../value.ts'

/** How far a value of B is from that of A, where that can be said as a number. */
export interface Delta {
  /** What is counted: the values themselves, or the items of two lists. */
  readonly of: 'number' | 'items'
  /** B less A: exact for ints, and for floats as they are written (0.3 less 0.1 is 0.2). */
  readonly difference: bigint | number
  /** B by A; absent where it means nothing (a zero, a change of sign, a count of items) or is more than a float can hold. */
  readonly ratio?: number
}

/** The delta of two values; undefined unless both are finite numbers that differ, or both lists of different lengths. */
export function deltaOf(a?: ConfigNode, b?: ConfigNode): Delta | undefined {
  if (a?.kind === 'list' && b?.kind === 'list') {
    const difference = b.items.length - a.items.length
    return difference === 0 ? undefined : { of: 'items', difference }
  }
  return a?.kind === 'scalar' && b?.kind === 'scalar' ? deltaOfNumbers(a.value, b.value) : undefined
}

/**
 * The delta for people: `× 5`, `÷ 3.33`, `+40 %`, `+3`, `2 items more`; `''` where there is nothing to say. Between
 * numbers on a log scale also the decades: `÷ 3.33 (−0.52 decades)`.
 */
export function deltaText(a: ConfigNode | undefined, b: ConfigNode | undefined, { isLog }: { readonly isLog: boolean }): string {
  const delta = deltaOf(a, b)
  if (!delta) return ''
  if (delta.of === 'items') return itemsText(Number(delta.difference))
  const { ratio } = delta
  if (ratio === undefined) return differenceText(delta)
  const isPositive = b?.kind === 'scalar' && b.value.kind !== 'null' && Number(b.value.value) > 0
  return ratioText(ratio, delta) + (isLog && isPositive ? decadesText(ratio) : '')
}

/** A number as it is written: `digits` times ten to the `exponent`. */
interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

function deltaOfNumbers(a: Scalar, b: Scalar): Delta | undefined {
  const [from, to] = [decimalOf(a), decimalOf(b)]
  if (!from || !to) return undefined
  const [x, y, exponent] = aligned(from, to)
  if (x === y) return undefined
  const isExact = a.kind === 'int' && b.kind === 'int'
  const difference = isExact ? y - x : Number(`${y - x}e${exponent}`)
  const ratio = ratioOf(x, y)
  if (typeof difference === 'number' && !Number.isFinite(difference)) return undefined
  return { of: 'number', difference, ...(ratio === undefined ? {} : { ratio }) }
}

function decimalOf(scalar: Scalar): Decimal | undefined {
  if (scalar.kind === 'int') return { digits: scalar.value, exponent: 0 }
  if (scalar.kind !== 'float' || !Number.isFinite(scalar.value)) return undefined
  const [mantissa = '', power] = scalar.value.toExponential().split('e')
  const [whole, fraction = ''] = mantissa.split('.')
  return { digits: BigInt(`${whole}${fraction}`), exponent: Number(power) - fraction.length }
}

/** The digits of both at their smaller exponent. */
function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent)
  const [x, y] = [a, b].map((each) => each.digits * 10n ** BigInt(each.exponent - exponent))
  return [x ?? 0n, y ?? 0n, exponent]
}

function ratioOf(a: bigint, b: bigint): number | undefined {
  if (a === 0n || b === 0n || a < 0n !== b < 0n) return undefined
  const [x, y] = [a, b].map((each) => (each < 0n ? -each : each)) as [bigint, bigint]
  // Neither way may leave the range of floats: the delta seen from the other side has a ratio too.
  return Number.isFinite(quotient(x, y)) && Number.isFinite(quotient(y, x)) ? quotient(y, x) : undefined
}

/** To more digits than a float has. */
function quotient(dividend: bigint, divisor: bigint): number {
  const shift = Math.max(0, String(divisor).length - String(dividend).length + 20)
  return Number(`${(dividend * 10n ** BigInt(shift)) / divisor}e-${shift}`)
}

function itemsText(difference: number): string {
  const many = Math.abs(difference)
  return `${many} item${many === 1 ? '' : 's'} ${difference > 0 ? 'more' : 'fewer'}`
}

function differenceText({ difference }: Delta): string {
  const sign = difference < 0 ? MINUS : '+'
  if (typeof difference === 'bigint') return `${sign}${difference < 0n ? -difference : difference}`
  return `${sign}${numberText(Math.abs(difference), 6)}`
}

/** Values within a factor of two of each other are told apart by per cent, others by the factor. */
function ratioText(ratio: number, delta: Delta): string {
  if (ratio >= 2) return `× ${numberText(ratio, 3)}`
  if (ratio <= 0.5) return `÷ ${numberText(1 / ratio, 3)}`
  const percent = Math.abs(ratio - 1) * 100
  return percent < 0.01 ? differenceText(delta) : `${ratio < 1 ? MINUS : '+'}${numberText(percent, 3)} %`
}

function decadesText(ratio: number): string {
  const decades = Math.log10(ratio)
  const text = Math.abs(decades)
    .toFixed(2)
    .replace(/\.?0+$/, '')
  return text === '0' ? '' : ` (${decades < 0 ? MINUS : '+'}${text} decade${text === '1' ? '' : 's'})`
}

/** A positive number with so many digits that count, or all of those before the dot. */
function numberText(value: number, digits: number): string {
  if (value >= 1e6) return value.toExponential(digits - 1).replace(/\.?0*e\+/, 'e')
  const rounded = value >= 10 ** digits ? Math.round(value) : Number(value.toPrecision(digits))
  return pythonRepr(rounded).replace(/\.0$/, '')
}

const MINUS = '\u2212'
