import type { InvalidScalar } from './invalid-scalar.ts'
import type { Scalar } from '../value.ts'

/**
 * The int that PyYAML builds from text already known (or tagged) to be one, or why Python raises an error.
 *
 * A leading `0` means octal, `:` base 60, and `_` is dropped anywhere. Python reads no more than 4,300 decimal digits.
 */
export function constructInt(text: string): Scalar | InvalidScalar {
  const { negative, digits } = splitSign(text.replaceAll('_', ''))
  const value = intOf(digits)
  if (typeof value === 'object') return value
  return { kind: 'int', value: negative ? -value : value }
}

/** The float that PyYAML builds from text already known (or tagged) to be one, or why Python raises an error. */
export function constructFloat(text: string): Scalar | InvalidScalar {
  const { negative, digits } = splitSign(text.replaceAll('_', '').toLowerCase())
  const value = digits.includes(':') ? base60Float(digits) : floatOf(digits)
  if (typeof value === 'object') return value
  return { kind: 'float', value: negative ? -value : value }
}

/** A rejection with its reason. */
export function invalid(reason: string): InvalidScalar {
  return { kind: 'invalid', reason }
}

/** A pattern that matches a whole text written in one of the forms. */
export function anyOf(...forms: readonly RegExp[]): RegExp {
  return new RegExp(`^(?:${forms.map((form) => form.source).join('|')})$`)
}

function splitSign(text: string): { readonly negative: boolean; readonly digits: string } {
  const signed = text.startsWith('-') || text.startsWith('+')
  return { negative: text.startsWith('-'), digits: signed ? text.slice(1) : text }
}

function intOf(digits: string): bigint | InvalidScalar {
  if (digits.startsWith('0b')) return pythonInt(digits.slice(2), BASES.binary)
  if (digits.startsWith('0x')) return pythonInt(digits.slice(2), BASES.hex)
  if (digits.startsWith('0')) return pythonInt(digits, BASES.octal)
  if (digits.includes(':')) return base60Int(digits)
  return pythonInt(digits, BASES.decimal)
}

interface Base {
  readonly name: string
  readonly prefix: string
  readonly digits: RegExp
}

const BASES = {
  binary: { name: 'binary', prefix: '0b', digits: /^([-+]?)(?:0[bB])?([01]+)$/ },
  octal: { name: 'octal', prefix: '0o', digits: /^([-+]?)(?:0[oO])?([0-7]+)$/ },
  decimal: { name: 'decimal', prefix: '', digits: /^([-+]?)([0-9]+)$/ },
  hex: { name: 'hexadecimal', prefix: '0x', digits: /^([-+]?)(?:0[xX])?([0-9a-fA-F]+)$/ },
} as const satisfies Record<string, Base>

/** Python converts more decimal digits than this only when told to; other bases have no limit. */
const MAX_DECIMAL_DIGITS = 4300

/** What Python's `int(text, base)` gives. */
function pythonInt(text: string, base: Base): bigint | InvalidScalar {
  const [, sign, digits] = base.digits.exec(text.trim()) ?? []
  if (digits === undefined) return invalid(`Python finds no ${base.name} digits in ${shown(text)}`)
  if (base === BASES.decimal && digits.length > MAX_DECIMAL_DIGITS) return invalid('Python reads ints of at most 4300 digits')
  const value = BigInt(base.prefix + digits)
  return sign === '-' ? -value : value
}

const PYTHON_FLOAT = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/
const FLOAT_WORD = /^([-+]?)(inf(?:inity)?|nan)$/

/** What Python's `float(text)` gives, and PyYAML's `.inf` and `.nan`. */
function floatOf(digits: string): number | InvalidScalar {
  if (digits === '.inf') return Infinity
  if (digits === '.nan') return NaN
  const text = digits.trim()
  if (PYTHON_FLOAT.test(text)) return Number(text)
  const [, sign, word] = FLOAT_WORD.exec(text) ?? []
  if (word === undefined) return invalid(`Python finds no number in ${shown(digits)}`)
  if (word === 'nan') return NaN
  return sign === '-' ? -Infinity : Infinity
}

/** The value of more parts has more digits than Python prints; it also keeps hostile text from costing quadratic time. */
const MAX_BASE_60_PARTS = 2400

function base60Int(digits: string): bigint | InvalidScalar {
  const parts = digits.split(':')
  if (parts.length > MAX_BASE_60_PARTS) return invalid('a base-60 number with too many parts')
  let value = 0n
  for (const part of parts) {
    const int = pythonInt(part, BASES.decimal)
    if (typeof int === 'object') return int
    value = value * 60n + int
  }
  return value
}

/** Sums from the last part upward, as PyYAML does: another order would round differently. */
function base60Float(digits: string): number | InvalidScalar {
  const parts = digits.split(':').toReversed()
  let value = 0
  let unit = 1n
  for (const part of parts) {
    const float = floatOf(part)
    if (typeof float === 'object') return float
    if (!Number.isFinite(Number(unit))) return invalid('a base-60 number with too many parts')
    value += float * Number(unit)
    unit *= 60n
  }
  return value
}

function shown(text: string): string {
  return text === '' ? 'nothing' : JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}
