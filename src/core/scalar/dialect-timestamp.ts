import { anyOf, invalid } from './dialect-number.ts'
import type { InvalidScalar } from './invalid-scalar.ts'
import type { Scalar } from '../value.ts'

const DATE = /(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})/.source
const TIME = /(?:[Tt]|[ \t]+)(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(?:\.(?<fraction>[0-9]*))?/.source
const ZONE = /(?:[ \t]*(?<zone>Z|(?<sign>[-+])(?<zoneHour>[0-9]{1,2})(?::(?<zoneMinute>[0-9]{2}))?))?/.source
const PARTS = new RegExp(`^${DATE}(?:${TIME}${ZONE})?$`)

/** What PyYAML takes for a date or a time without being told: a date alone has two-digit months and days. */
export const TIMESTAMP = anyOf(/[0-9]{4}-[0-9]{2}-[0-9]{2}/, new RegExp(`${DATE}${TIME}${ZONE}`))

/**
 * The date or datetime that PyYAML builds from text already known (or tagged) to be one, in Python's ISO form, or why Python
 * raises an error: `2024-02-30` looks like a date and is none. Fractions keep six digits.
 */
export function constructTimestamp(text: string): Scalar | InvalidScalar {
  const parts = PARTS.exec(text)?.groups
  if (!parts) return invalid(`${JSON.stringify(text)} is neither a date nor a time`)
  const [year, month, day] = [Number(parts['year']), Number(parts['month']), Number(parts['day'])]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return invalid(`the calendar has no ${text}`)
  const date = `${parts['year']}-${two(month)}-${two(day)}`
  if (parts['hour'] === undefined) return { kind: 'timestamp', value: date }
  const time = isoTime(parts)
  return time === undefined ? invalid(`the clock has no such time: ${text}`) : { kind: 'timestamp', value: `${date}T${time}` }
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isoTime(parts: Record<string, string | undefined>): string | undefined {
  const [hour, minute, second] = [Number(parts['hour']), Number(parts['minute']), Number(parts['second'])]
  const zone = isoZone(parts)
  if (hour > 23 || minute > 59 || second > 59 || zone === undefined) return undefined
  const fraction = (parts['fraction'] ?? '').slice(0, 6).padEnd(6, '0')
  return `${two(hour)}:${two(minute)}:${two(second)}${Number(fraction) === 0 ? '' : `.${fraction}`}${zone}`
}

/** `''` for a time without a zone; undefined for an offset of a day or more, which Python refuses. */
function isoZone(parts: Record<string, string | undefined>): string | undefined {
  if (parts['zone'] === undefined) return ''
  const minutes = Number(parts['zoneHour'] ?? 0) * 60 + Number(parts['zoneMinute'] ?? 0)
  if (minutes >= 24 * 60) return undefined
  const sign = parts['sign'] === '-' && minutes > 0 ? '-' : '+'
  return `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
