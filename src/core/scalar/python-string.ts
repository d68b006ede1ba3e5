/** A quoted text that starts at an offset. */
export interface PythonString {
  readonly value: string
  readonly isBytes: boolean
  readonly end: number
}

const OPENING = /([rR]?[bB]?|[bB][rR]|[uU])('''|"""|'|")/y

/**
 * The quoted text that Python reads at an offset, escapes resolved; undefined where none starts, `malformed` where it does not
 * end, or has an escape that Python refuses.
 */
export function readPythonString(text: string, at: number): PythonString | 'malformed' | undefined {
  OPENING.lastIndex = at
  const [, prefix = '', quote = ''] = OPENING.exec(text) ?? []
  if (quote === '') return undefined
  const start = OPENING.lastIndex
  const end = endOf(text, start, quote)
  if (end === undefined) return 'malformed'
  const written = text.slice(start, end)
  const isBytes = /b/i.test(prefix)
  if (isBytes && /[^\0-\x7F]/.test(written)) return 'malformed'
  const value = /r/i.test(prefix) ? written : unescape(written, isBytes)
  return value === undefined ? 'malformed' : { value, isBytes, end: end + quote.length }
}

function endOf(text: string, start: number, quote: string): number | undefined {
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]
    if (char === '\\') at += 1
    else if (char === '\n' && quote.length === 1) return undefined
    else if (text.startsWith(quote, at)) return at
  }
  return undefined
}

const SHORT: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

const ESCAPE = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))/gu

/** Escapes that Python does not know stay as they are; of a character by name (`\N{…}`) we have no list. */
function unescape(written: string, isBytes: boolean): string | undefined {
  let isWrong = false
  const value = written.replaceAll(ESCAPE, (whole: string, ...found: readonly (string | undefined)[]) => {
    const [octal, hex, short, long, other = ''] = found
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    if (isBytes && (short !== undefined || long !== undefined)) return whole
    const code = Number.parseInt(short ?? long ?? '', 16)
    if (!Number.isNaN(code)) {
      isWrong ||= code > 0x10ffff
      return isWrong ? '' : String.fromCodePoint(code)
    }
    if (other === 'x' || (!isBytes && (other === 'u' || other === 'U' || other === 'N'))) isWrong = true
    return SHORT[other] ?? whole
  })
  return isWrong ? undefined : value
}
