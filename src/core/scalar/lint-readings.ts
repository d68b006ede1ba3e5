import { DIALECT_NAMES, DIALECTS, readPlain } from './dialect.ts'
import type { DialectId } from './dialect.ts'
import type { InvalidScalar } from './invalid-scalar.ts'
import { printScalar } from './print-scalar.ts'
import { pythonRepr } from './python-repr.ts'
import { isEqualScalar, pythonType } from '../value.ts'
import type { Scalar } from '../value.ts'

/** What one dialect makes of an unquoted scalar. */
export interface DialectReading {
  readonly dialect: DialectId
  readonly scalar: Scalar | InvalidScalar
}

/** What every dialect makes of it, the workspace's own first. */
export type Readings = readonly [DialectReading, ...DialectReading[]]

/** What every dialect makes of unquoted text, `own` first. */
export function readAll(text: string, own: DialectId): Readings {
  const others = DIALECTS.filter((dialect) => dialect !== own)
  const read = (dialect: DialectId): DialectReading => ({ dialect, scalar: readPlain(text, dialect) })
  return [read(own), ...others.map(read)]
}

/** Whether every dialect reads the same value of the same type. */
export function isAgreed(readings: Readings): boolean {
  return readings.every(({ scalar }) => isSame(scalar, readings[0].scalar))
}

/** "PyYAML reads 010 as int 8, YAML 1.2 as int 10": readers that agree are named together. */
export function describeReadings(text: string, readings: Readings): string {
  const names = new Map<string, string[]>()
  for (const { dialect, scalar } of readings) {
    const what = scalar.kind === 'invalid' ? 'reject' : `as ${describeValue(scalar)}`
    names.set(what, [...(names.get(what) ?? []), DIALECT_NAMES[dialect]])
  }
  return Array.from(names, ([what, who], index) => {
    const plural = who.length > 1 ? '' : 's'
    if (what === 'reject') return `${who.join(' and ')} reject${plural} it`
    return `${who.join(' and ')} ${index === 0 ? `read${plural} ${shorten(text)} ` : ''}${what}`
  }).join(', ')
}

function describeValue(scalar: Scalar): string {
  if (scalar.kind === 'str' || scalar.kind === 'null') return pythonType(scalar)
  if (scalar.kind === 'bool') return scalar.value ? 'bool True' : 'bool False'
  if (scalar.kind === 'float') return `float ${pythonRepr(scalar.value)}`
  return `${pythonType(scalar)} ${shorten(printScalar(scalar))}`
}

/** The text, cut where a message would be too long for it. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

function isSame(a: Scalar | InvalidScalar, b: Scalar | InvalidScalar): boolean {
  return a.kind !== 'invalid' && b.kind !== 'invalid' && isEqualScalar(a, b)
}
