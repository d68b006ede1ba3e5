import { DIALECTS, readPlain } from './dialect.ts'
import type { DialectId } from './dialect.ts'
import { pythonRepr } from './python-repr.ts'
import { isEqualScalar } from '../value.ts'
import type { Scalar } from '../value.ts'

/**
 * The scalar as YAML text that PyYAML, OmegaConf and YAML 1.2 read alike, on one line, in block and in flow.
 *
 * Text is plain only where it is plain to every reader and made of harmless characters; else it is double-quoted, with every
 * character escaped that some reader would not give back. Two kinds have no form that all read alike (see
 * {@link isPortable}): a date is written plain, so that PyYAML reads a date again, which is text to the others; and an int
 * of more than 4,300 digits is written in hexadecimal, which Python reads at any size.
 *
 * OmegaConf interpolates `${` in any text, quoted or not, and takes `???` for a missing value: no spelling prevents it.
 *
 * @see SPEC.md E3, X1
 */
export function printScalar(value: Scalar): string {
  switch (value.kind) {
    case 'null':
      return 'null'
    case 'bool':
      return String(value.value)
    case 'int':
      return printInt(value.value)
    case 'float':
      return printFloat(value.value)
    case 'str':
      return isPlain(value.value) ? value.value : quote(value.value)
    case 'timestamp':
      return value.value
  }
}

/** The map key as YAML text, by the rule of {@link printScalar}. */
export function printKey(key: Scalar): string {
  return printScalar(key)
}

/** Whether a printed key must be written as `? key`: PyYAML wants the colon within 1,024 characters of a key's start. */
export function isLongKey(key: string): boolean {
  return key.length > 1000
}

/** Whether PyYAML, OmegaConf and YAML 1.2 all read the printed scalar as this very value. */
export function isPortable(scalar: Scalar): boolean {
  if (scalar.kind === 'str') return !LONE_SURROGATE.test(scalar.value)
  const text = printScalar(scalar)
  return DIALECTS.every((dialect) => isEqualRead(text, scalar, dialect))
}

const LONE_SURROGATE = /\p{Surrogate}/u

function isEqualRead(text: string, scalar: Scalar, dialect: DialectId): boolean {
  const read = readPlain(text, dialect)
  return read.kind !== 'invalid' && isEqualScalar(read, scalar)
}

function printInt(value: bigint): string {
  const decimal = value.toString()
  if (decimal.length <= 4300) return decimal
  return value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`
}

/** `repr` with the dot that PyYAML wants of every float, and its own words for what is no number. */
function printFloat(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf'
  const repr = pythonRepr(value)
  return repr.includes('.') ? repr : repr.replace('e', '.0e')
}

/** A path or words: letters first, then no character that means something to YAML in any place. */
const HARMLESS = /^(?:\.{0,2}\/)*[\p{L}\p{N}_](?:[\p{L}\p{N}_./+=@%()~-]| (?! )|:(?=[\p{L}\p{N}_/]))*$/u
const ENDS_IN_SPACE = / $/
/** What some reader of YAML, now or once, takes for something other than text, or a person would. */
const WORD = /^(?:y|n|yes|no|on|off|true|false|null|none|nan|inf|infinity)$/i
const LIKE_A_NUMBER = /^[0-9.][0-9a-f_.:+\-exobtz ]*$/i

/** Most keys and names: quick to tell from the rest. */
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/
const LONGEST_WORD = 8

function isPlain(text: string): boolean {
  if (IDENTIFIER.test(text)) return text.length > LONGEST_WORD || !WORD.test(text)
  return HARMLESS.test(text) && !ENDS_IN_SPACE.test(text) && !WORD.test(text) && !LIKE_A_NUMBER.test(text)
}

/**
 * Beside what YAML itself demands: line breaks of YAML 1.1 (NEL, LS, PS), characters that a Python reader refuses, and those
 * that no editor shows.
 */
const ESCAPED = /["\\\p{Cc}\p{Surrogate}\u00A0\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\0': '\\0',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\u0085': '\\N',
  '\u00A0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
}

function quote(text: string): string {
  return `"${text.replace(ESCAPED, escape)}"`
}

function escape(character: string): string {
  const code = character.charCodeAt(0)
  const hex = code.toString(16).toUpperCase()
  return SHORT_ESCAPES[character] ?? (code < 256 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`)
}
