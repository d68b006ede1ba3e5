import { readPlain } from './dialect.ts'
import type { ReaderId } from './dialect.ts'
import type { InvalidScalar } from './invalid-scalar.ts'
import type { IssueCode, Severity } from '../issue.ts'
import { describeReadings, isAgreed, readAll, shorten } from './lint-readings.ts'
import type { Readings } from './lint-readings.ts'
import { printScalar } from './print-scalar.ts'
import { isEqualScalar } from '../value.ts'
import type { Scalar } from '../value.ts'

/** What is doubtful about an unquoted scalar; the caller adds the place. */
export interface ScalarLint {
  readonly code: ScalarLintCode
  readonly severity: Severity
  readonly message: string
  readonly hint: string
  /** Texts that every reader takes alike, for what may have been meant; the likeliest first. */
  readonly replacements: readonly Replacement[]
}

/** A text to put in place of the scalar's. */
export interface Replacement {
  /** The verb first: "Write 1.0e-4". */
  readonly title: string
  readonly text: string
}

export type ScalarLintCode = Extract<
  IssueCode,
  | 'float-as-string'
  | 'bool-word'
  | 'none-word'
  | 'nan-word'
  | 'leading-zero'
  | 'base-60'
  | 'number-notation'
  | 'date'
  | 'invalid-scalar'
>

/**
 * What is doubtful about an unquoted scalar under `reader`, or undefined where nothing is: it means different things to
 * PyYAML, OmegaConf and YAML 1.2 (the message says what to whom), or it is a word that people take for a value and readers for
 * text (`None`, `nan`).
 *
 * Text that `reader` itself rejects is no doubt but an error: {@link readPlain} says so, and this is undefined. JSON is never
 * doubtful.
 *
 * @see SPEC.md Y
 */
export function lintPlain(text: string, reader: ReaderId): ScalarLint | undefined {
  if (reader === 'json' || !mayDiffer(text)) return undefined
  const special = WORDS_FOR_NONE.get(text) ?? WORDS_FOR_FLOATS.get(text)
  if (special) return lintWord(text, special)
  const readings = readAll(text, reader)
  const [own] = readings
  if (own.scalar.kind === 'invalid' || isAgreed(readings)) return undefined
  const { code, meant } = doubtOf(text, readings)
  return {
    code,
    severity: severityOf(code, readings),
    message: describeReadings(text, readings),
    hint: hintOf(meant),
    replacements: meant,
  }
}

interface Doubt {
  readonly code: ScalarLintCode
  readonly meant: readonly Replacement[]
}

const WORDS_FOR_NONE = new Map<string, Scalar>([['None', { kind: 'null' }]])
const WORDS_FOR_FLOATS = new Map<string, Scalar>(
  ['nan', 'NaN', 'NAN', 'inf', 'Inf', 'INF', 'infinity', 'Infinity'].flatMap((word) => {
    const value = word.toLowerCase() === 'nan' ? NaN : Infinity
    const forms: [string, Scalar][] = [[word, { kind: 'float', value }]]
    if (value === Infinity) forms.push([`-${word}`, { kind: 'float', value: -value }], [`+${word}`, { kind: 'float', value }])
    return forms
  }),
)

/** Plain whole numbers and most words are beyond doubt, and a config is mostly those: they are told apart first. */
function mayDiffer(text: string): boolean {
  return NUMBER_LIKE.test(text) ? !WHOLE_NUMBER.test(text) : DOUBTFUL_WORD.test(text)
}

const NUMBER_LIKE = /^[-+.]?[0-9]/
const WHOLE_NUMBER = /^(?:0|-?[1-9][0-9]{0,4298})$/
const DOUBTFUL_WORD =
  /^(?:[yY][eE][sS]|[nN][oO]|[oO][nN]|[oO][fF][fF]|None|=|<<|[-+]?(?:[iI][nN][fF](?:inity)?)|[nN][aA][nN])$|^[-+]\./

function lintWord(text: string, meant: Scalar): ScalarLint {
  const replacements = [writeScalar(meant), quoteText(text)]
  const [code, what] = meant.kind === 'null' ? (['none-word', 'no value'] as const) : (['nan-word', 'a number'] as const)
  const message = `every reader takes ${text} for text, not for ${what}`
  return { code, severity: 'warning', message, hint: hintOf(replacements), replacements }
}

const LEADING_ZERO = /^[-+]?0[0-9_]+$/
const LIKE_A_DATE = /^[0-9]{4}-/

function doubtOf(text: string, readings: Readings): Doubt {
  const scalars = readings.map(({ scalar }) => scalar)
  const has = (kind: Scalar['kind'] | 'invalid'): boolean => scalars.some((scalar) => scalar.kind === kind)
  const quoted = quoteText(text)
  if (has('timestamp') || LIKE_A_DATE.test(text)) return { code: 'date', meant: [quoted] }
  if (has('invalid')) return { code: 'invalid-scalar', meant: [quoted] }
  const values = distinctValues(scalars).map(writeScalar)
  if (text.includes(':')) return { code: 'base-60', meant: [quoted, ...values] }
  if (LEADING_ZERO.test(text)) return { code: 'leading-zero', meant: [...values, quoted] }
  if (has('float') && readPlain(text, 'pyyaml').kind === 'str') {
    return { code: 'float-as-string', meant: [write(portableFloat(text)), quoted] }
  }
  const code = has('bool') ? 'bool-word' : 'number-notation'
  return { code, meant: readings[0].scalar.kind === 'str' ? [quoted, ...values] : [...values, quoted] }
}

function distinctValues(scalars: readonly (Scalar | InvalidScalar)[]): readonly Scalar[] {
  const values: Scalar[] = []
  for (const scalar of scalars) {
    if (scalar.kind === 'invalid' || scalar.kind === 'str' || values.some((known) => isEqualScalar(known, scalar))) continue
    values.push(scalar)
  }
  return values
}

/** The float in the person's own notation, with the dot and the sign that PyYAML asks for. */
function portableFloat(text: string): string {
  const [mantissa = '', exponent] = text.replaceAll('_', '').replace(/^\+/, '').toLowerCase().split('e')
  const dotted = mantissa.includes('.') ? mantissa.replace(/^(-?)\./, '$10.').replace(/\.$/, '.0') : `${mantissa}.0`
  return exponent === undefined ? dotted : `${dotted}e${exponent.replace(/^(?=[0-9])/, '+')}`
}

function severityOf(code: ScalarLintCode, readings: Readings): Severity {
  const isText = readings[0].scalar.kind === 'str'
  if (readings.some(({ scalar }) => scalar.kind === 'invalid')) return 'warning'
  if (code === 'date') return 'info'
  if (code === 'base-60') return isText ? 'info' : 'warning'
  if (code === 'float-as-string' || code === 'number-notation') return isText ? 'warning' : 'info'
  return 'warning'
}

function hintOf(meant: readonly Replacement[]): string {
  return `write ${meant.map(({ text }) => shorten(text)).join(', or ')}`
}

function writeScalar(scalar: Scalar): Replacement {
  return write(printScalar(scalar))
}

function write(text: string): Replacement {
  return { title: `Write ${shorten(text)}`, text }
}

function quoteText(text: string): Replacement {
  return { title: 'Quote it as text', text: printScalar({ kind: 'str', value: text }) }
}
