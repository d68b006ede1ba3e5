import { readPlain } from '../../core/scalar/dialect.ts'
import type { DialectId, ReaderId } from '../../core/scalar/dialect.ts'
import { lexLine, startOfText } from './lex-line.ts'
import type { Piece, PieceKind } from './lex-line.ts'

/** Where a colour starts on a line, and which. */
export interface LineToken {
  readonly start: number
  readonly scope: Scope
}

export type Scope = 'key' | 'string' | 'number' | 'constant' | 'date' | 'comment' | 'mark' | 'delimiter' | ''

/** The colours of a line: a plain scalar has that of what the reader takes it for, so that `1e-4` is text under PyYAML. */
export function yamlTokens(line: string, pieces: readonly Piece[], reader: ReaderId): readonly LineToken[] {
  return pieces.flatMap(({ kind, start, end }) => [
    { start, scope: kind === 'plain' ? scopeOfPlain(line.slice(start, end), reader) : SCOPES[kind] },
    { start: end, scope: '' as const },
  ])
}

const SCOPES: Readonly<Record<Exclude<PieceKind, 'plain'>, Scope>> = {
  key: 'key',
  colon: 'delimiter',
  dash: 'delimiter',
  open: 'delimiter',
  close: 'delimiter',
  comma: 'delimiter',
  quoted: 'string',
  block: 'string',
  header: 'delimiter',
  mark: 'mark',
  comment: 'comment',
}

function scopeOfPlain(text: string, reader: ReaderId): Scope {
  switch (readPlain(text, reader).kind) {
    case 'int':
    case 'float':
      return 'number'
    case 'bool':
    case 'null':
      return 'constant'
    case 'timestamp':
      return 'date'
    default:
      return 'string'
  }
}

/** The colours of a line of the overrides layer: its sign, its key and its value. */
export function overrideTokens(line: string, dialect: DialectId): readonly LineToken[] {
  const { sign = '', key = '', equals = '', value = '' } = OVERRIDE.exec(line)?.groups ?? {}
  if (line.trimStart().startsWith('#')) return [{ start: 0, scope: 'comment' }]
  const keyStart = sign.length
  const valueStart = keyStart + key.length + equals.length
  const { pieces } = lexLine(value, startOfText)
  const values = yamlTokens(value, pieces, dialect).map(({ start, scope }) => ({ start: start + valueStart, scope }))
  return [
    { start: 0, scope: 'mark' },
    { start: keyStart, scope: 'key' },
    { start: keyStart + key.length, scope: 'delimiter' },
    { start: valueStart, scope: '' },
    ...values,
  ]
}

const OVERRIDE = /^(?<sign>\s*(?:\+\+|\+|~)?)(?<key>(?:\["(?:[^"\\]|\\.)*"\]|[^=])*)(?<equals>=?)(?<value>.*)$/

/**
 * The colours of a line of an INI text, from that line alone: a header, a comment, a key with its value, or a line that continues
 * one. Text without quotes is text, whatever it looks like to YAML.
 */
export function iniTokens(line: string): readonly LineToken[] {
  const start = line.length - line.trimStart().length
  if (/^[#;]/.test(line.trimStart())) return [{ start, scope: 'comment' }]
  if (/^\[.+\]/.test(line)) return [{ start, scope: 'mark' }]
  const { key = '', mark = '' } = (start === 0 ? INI_KEY.exec(line)?.groups : undefined) ?? {}
  const from = mark === '' ? start : key.length + mark.length
  const value = line.slice(from).trim()
  const head: readonly LineToken[] = [
    { start: 0, scope: 'key' },
    { start: key.length, scope: 'delimiter' },
  ]
  return [...(mark === '' ? [] : head), { start: from, scope: scopeOfIni(value) }]
}

const INI_KEY = /^(?<key>[^=:]*[^=:\s])(?<mark>\s*[=:]\s*)/

function scopeOfIni(value: string): Scope {
  if (/^(?:True|False|None)$/.test(value)) return 'constant'
  return /^[-+]?(?:\d[\d_]*\.?[\d_]*|\.\d+)(?:[eE][-+]?\d+)?$/.test(value) ? 'number' : 'string'
}
