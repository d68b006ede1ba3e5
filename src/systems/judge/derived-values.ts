import { nodeOf } from '../../core/config-node.ts'
import type { MapNode } from '../../core/config-node.ts'
import { deltaText } from '../../core/diff/delta.ts'
import type { Path } from '../../core/path.ts'
import type { Source } from '../../core/source.ts'
import { viewOf } from './config-view.ts'
import { usedConfig } from './inactive.ts'
import type { ConfigView, DerivedValue, System } from '../system.ts'
import { underName } from './under-name.ts'

/** A derived value of one config. */
export interface DerivedResult {
  readonly of: DerivedValue
  /** Undefined where the config does not say enough. */
  readonly value: number | string | undefined
  /** The value for people: `1.31 M`, `≈ 794 k`, `5.24 MB`; `''` where it is not known. */
  readonly text: string
  readonly formula: string
  readonly inputs: readonly Path[]
  readonly isEstimate: boolean
}

/**
 * What a resolved config makes that no key says, in the system's order. What cannot be worked out, or is no number that anybody
 * could read (NaN, an infinity, less than nothing of what is counted), is undefined. No config makes it throw: that is a mistake of
 * the system, and is thrown under the value's name.
 */
export function derivedValuesOf(system: System, config: MapNode, defaults: MapNode): readonly DerivedResult[] {
  const view = viewOf(usedConfig(system, config), defaults)
  return system.derived.map((of) => resultOf(of, view))
}

/** A derived value of two configs, known on at least one side. */
export interface DerivedPair {
  readonly of: DerivedValue
  readonly a: DerivedResult
  readonly b: DerivedResult
  /** How far B is from A: `× 3.89`, `+40 %`; `=`, or `≠` between texts; `''` where one is not known. */
  readonly delta: string
}

/** A resolved config with the schema defaults beneath it. */
interface Resolved {
  readonly config: MapNode
  readonly defaults: MapNode
}

/** What two configs make, side by side, without what neither says enough for. */
export function compareDerived(system: System, a: Resolved, b: Resolved): readonly DerivedPair[] {
  const inB = derivedValuesOf(system, b.config, b.defaults)
  return derivedValuesOf(system, a.config, a.defaults).flatMap((ofA, i) => {
    const ofB = inB[i]
    if (!ofB || (ofA.value === undefined && ofB.value === undefined)) return []
    return [{ of: ofA.of, a: ofA, b: ofB, delta: deltaBetween(ofA.value, ofB.value) }]
  })
}

/** How far `b` is from `a`: `× 3.89`, `=`, `≠` between texts; `''` where one is not known. */
export function deltaBetween(a: DerivedResult['value'], b: DerivedResult['value']): string {
  if (a === undefined || b === undefined) return ''
  if (a === b) return '='
  return deltaText(nodeOf(a, NOWHERE), nodeOf(b, NOWHERE), { isLog: false }) || '≠'
}

const NOWHERE: Source = { kind: 'schema', path: 'derived values', text: '' }

function resultOf(of: DerivedValue, view: ConfigView): DerivedResult {
  return underName(`the derived value ${of.id}`, () => {
    const value = readable(of.compute(view), of)
    const isEstimate = of.isEstimate?.(view) ?? false
    return {
      of,
      value,
      text: value === undefined ? '' : `${isEstimate ? '≈ ' : ''}${typeof value === 'string' ? value : derivedText(value, of)}`,
      formula: of.formula(view),
      inputs: of.inputs(view),
      isEstimate,
    }
  })
}

function readable(value: number | string | undefined, { format }: DerivedValue): number | string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
  return value < 0 && format !== 'ratio' ? undefined : value
}

/** A number as a derived value is written: three digits and a prefix, or all digits of a count below ten thousand. */
export function derivedText(value: number, { format = 'count' }: Pick<DerivedValue, 'format'>): string {
  if (format === 'ratio') return String(Number(value.toPrecision(3)))
  if (format === 'bytes') return scaled(value, ['B', 'kB', 'MB', 'GB', 'TB', 'PB'])
  return Number.isInteger(value) && value < 10_000 ? String(value) : scaled(value, ['', 'k', 'M', 'B', 'T'])
}

function scaled(value: number, units: readonly string[]): string {
  let rounded = Number(value.toPrecision(3))
  let power = 0
  while (rounded >= 1000 && power < units.length - 1) {
    // Of the value itself: dividing what was rounded already would add up.
    power += 1
    rounded = Number((value / 1000 ** power).toPrecision(3))
  }
  return `${rounded} ${units[power] ?? ''}`.trimEnd()
}
