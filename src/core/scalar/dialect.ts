import { anyOf, constructFloat, constructInt, invalid } from './dialect-number.ts'
import { TIMESTAMP, constructTimestamp } from './dialect-timestamp.ts'
import type { InvalidScalar } from './invalid-scalar.ts'
import type { Scalar } from '../value.ts'

/**
 * The YAML readers that a workspace can be read by. They differ only in what an unquoted scalar means.
 *
 * @see SPEC.md Y
 */
export type DialectId = 'pyyaml' | 'omegaconf' | 'yaml12'

/** What people call each dialect, the default first. */
export const DIALECT_NAMES: Readonly<Record<DialectId, string>> = {
  pyyaml: 'PyYAML',
  omegaconf: 'OmegaConf',
  yaml12: 'YAML 1.2',
}

/** Every dialect, the default first. */
export const DIALECTS = Object.keys(DIALECT_NAMES) as readonly DialectId[]

/** A dialect, or `json` for the scalars of a JSON file as Python's `json` reads them. */
export type ReaderId = DialectId | 'json'

/**
 * The scalar that a reader makes of unquoted text, or why it rejects the text.
 *
 * `text` is what the YAML parser gives: trimmed, lines already joined; `''` is null (but JSON has no empty value). `<<` and
 * `=` are rejected as PyYAML does for a value; for a key use {@link readPlainKey}.
 *
 * @see SPEC.md Y
 */
export function readPlain(text: string, reader: ReaderId): Scalar | InvalidScalar {
  if (reader === 'json') return readJson(text)
  if (text.length <= LONGEST_WORD) {
    const word = (reader === 'yaml12' ? CORE_WORDS : PYTHON_WORDS).get(text)
    if (word) return word
  }
  if (!startsNumber(text.charCodeAt(0))) return { kind: 'str', value: text }
  return reader === 'yaml12' ? readCoreNumber(text) : readPythonNumber(text, reader)
}

/**
 * The scalar that a reader makes of an unquoted map key: as {@link readPlain}, but `=` is text, as PyYAML lets it be a key.
 * `<<` stays rejected, since the caller merges it before it asks.
 */
export function readPlainKey(text: string, reader: ReaderId): Scalar | InvalidScalar {
  return text === '=' && reader !== 'json' ? { kind: 'str', value: text } : readPlain(text, reader)
}

/**
 * The scalar that a reader makes of a tagged scalar (`!!int "3"`, or the tag's long form `tag:yaml.org,2002:int`), or why it
 * rejects it; undefined where the tag is not a scalar's tag that Strata knows. A lone `!` means text.
 *
 * @see SPEC.md Y
 */
export function readTagged(tag: string, text: string, reader: ReaderId): Scalar | InvalidScalar | undefined {
  if (reader === 'json') return undefined
  switch (tag.replace(/^(?:!!|tag:yaml\.org,2002:)/, '')) {
    case '!':
    case 'str':
      return { kind: 'str', value: text }
    case 'null':
      return NULL
    case 'bool':
      return readTaggedBool(text, reader)
    case 'int':
      return reader === 'yaml12' ? expectKind(readPlain(text, reader), 'int', text) : constructInt(text)
    case 'float':
      return reader === 'yaml12' ? readCoreFloat(text) : constructFloat(text)
    case 'timestamp':
      return reader === 'omegaconf' ? invalid('OmegaConf holds no dates or times') : constructTimestamp(text)
    default:
      return undefined
  }
}

const NULL: Scalar = { kind: 'null' }
const TRUE: Scalar = { kind: 'bool', value: true }
const FALSE: Scalar = { kind: 'bool', value: false }

const LONGEST_WORD = 5
const NULL_WORDS = ['', '~', 'null', 'Null', 'NULL'].map((word) => [word, NULL] as const)
const CORE_WORDS = new Map<string, Scalar | InvalidScalar>([
  ...NULL_WORDS,
  ...wordForms(['true'], TRUE),
  ...wordForms(['false'], FALSE),
])
const PYTHON_WORDS = new Map<string, Scalar | InvalidScalar>([
  ...NULL_WORDS,
  ...wordForms(['yes', 'true', 'on'], TRUE),
  ...wordForms(['no', 'false', 'off'], FALSE),
  ['=', invalid('PyYAML has no value for a plain =')],
  ['<<', invalid('PyYAML takes a plain << for a merge key, which is no value')],
])

/** Lower, Capital and UPPER case: no other mixture is a word. */
function wordForms(words: readonly string[], scalar: Scalar): (readonly [string, Scalar])[] {
  return words.flatMap((word) =>
    [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()].map((form) => [form, scalar] as const),
  )
}

/** Whether the character is a digit, `+`, `-` or `.`: no scalar but a word or text starts otherwise. */
function startsNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46
}

const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/
const PYTHON_INT = anyOf(
  /[-+]?0b[01_]+/,
  /[-+]?0[0-7_]+/,
  /[-+]?(?:0|[1-9][0-9_]*)/,
  /[-+]?0x[0-9a-fA-F_]+/,
  /[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+/,
)
const PYTHON_FLOAT = anyOf(
  /[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?/,
  /\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?/,
  /[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*/,
  /[-+]?\.(?:inf|Inf|INF)/,
  /\.(?:nan|NaN|NAN)/,
)
/** What OmegaConf 2.4 adds to PyYAML's floats: exponents without a sign or a dot. (2.2 takes `_` more freely here.) */
const OMEGACONF_FLOAT = /^[-+]?[0-9]+(?:_[0-9]+)*(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/

function readPythonNumber(text: string, reader: ReaderId): Scalar | InvalidScalar {
  if (DECIMAL.test(text) || PYTHON_INT.test(text)) return constructInt(text)
  if (PYTHON_FLOAT.test(text)) return constructFloat(text)
  if (reader === 'omegaconf') return OMEGACONF_FLOAT.test(text) ? constructFloat(text) : { kind: 'str', value: text }
  return TIMESTAMP.test(text) ? constructTimestamp(text) : { kind: 'str', value: text }
}

const CORE_INT = anyOf(/[-+]?[0-9]+/, /0o[0-7]+/, /0x[0-9a-fA-F]+/)
const CORE_FLOAT = anyOf(
  /[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?/,
  /[-+]?\.(?:inf|Inf|INF)/,
  /\.(?:nan|NaN|NAN)/,
)

function readCoreNumber(text: string): Scalar | InvalidScalar {
  if (CORE_INT.test(text)) return constructInt(text.startsWith('0o') ? text : text.replace(LEADING_ZEROS, '$1'))
  return CORE_FLOAT.test(text) ? constructFloat(text) : { kind: 'str', value: text }
}

/** `010` is ten in YAML 1.2, and eight to the constructor that this file shares with PyYAML. */
const LEADING_ZEROS = /^([-+]?)0+(?=[0-9])/

function readCoreFloat(text: string): Scalar | InvalidScalar {
  return CORE_FLOAT.test(text) ? constructFloat(text) : invalid(`${text} is no float in YAML 1.2`)
}

function readTaggedBool(text: string, reader: ReaderId): Scalar | InvalidScalar {
  if (reader === 'yaml12') return expectKind(readPlain(text, reader), 'bool', text)
  return expectKind(PYTHON_WORDS.get(text.toLowerCase()) ?? NULL, 'bool', text)
}

function expectKind(scalar: Scalar | InvalidScalar, kind: Scalar['kind'], text: string): Scalar | InvalidScalar {
  return scalar.kind === kind || scalar.kind === 'invalid' ? scalar : invalid(`${text} is no ${kind}`)
}

const JSON_NUMBER = /^-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$/
const JSON_WORDS = new Map<string, Scalar>([
  ['null', NULL],
  ['true', TRUE],
  ['false', FALSE],
  ['NaN', { kind: 'float', value: NaN }],
  ['Infinity', { kind: 'float', value: Infinity }],
  ['-Infinity', { kind: 'float', value: -Infinity }],
])

function readJson(text: string): Scalar | InvalidScalar {
  const word = JSON_WORDS.get(text)
  if (word) return word
  const number = JSON_NUMBER.exec(text)
  if (!number) return invalid(text === '' ? 'JSON has no empty value' : `${text} is no JSON value; text needs double quotes`)
  return number[1] === undefined && number[2] === undefined ? constructInt(text) : constructFloat(text)
}
