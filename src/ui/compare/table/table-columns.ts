import { tableOf } from '../../../core/diff/compare-many.ts'
import type { DiffTable } from '../../../core/diff/compare-many.ts'
import type { MapNode } from '../../../core/config-node.ts'
import { isBeneathPattern } from '../../../core/diff/path-pattern.ts'
import type { Path } from '../../../core/path.ts'
import { threeWay } from '../../../core/diff/three-way.ts'
import type { Verdict } from '../../../core/diff/three-way.ts'
import type { CompareOptions } from '../../../workspace/compare/comparison.ts'
import type { Side, SideRef } from '../../../workspace/compare/side.ts'
import { compareState, setCompare } from '../compare-state.ts'

/** The table of the sides, and who changed what where three of them are judged with the first as base. */
export interface ColumnTable extends DiffTable {
  readonly verdicts?: ReadonlyMap<string, Verdict>
}

/** The table of all sides. The same object when asked the same twice in a row. */
export function tableOfSides(sides: readonly Side[], asked: Asked): ColumnTable {
  const configs = sides.map(({ composition }) => composition.config)
  if (!last || !isSame(last, { configs, asked })) last = { configs, asked, table: compareAll(configs, asked) }
  return last.table
}

interface Asked {
  readonly isThreeWay: boolean
  readonly options: CompareOptions
}

interface Question {
  readonly configs: readonly MapNode[]
  readonly asked: Asked
}

let last: (Question & { readonly table: ColumnTable }) | undefined

function isSame(a: Question, b: Question): boolean {
  const isAskedAlike = a.asked.isThreeWay === b.asked.isThreeWay && a.asked.options === b.asked.options
  return isAskedAlike && a.configs.length === b.configs.length && a.configs.every((config, i) => config === b.configs[i])
}

function compareAll(configs: readonly MapNode[], { isThreeWay, options }: Asked): ColumnTable {
  const { ignore } = options
  const isIgnored = (path: Path): boolean => ignore.some((pattern) => isBeneathPattern(path, pattern))
  const [base, a, b] = configs
  if (!isThreeWay || !base || !a || !b) return tableOf(configs, { ...options, isIgnored })
  const judged = threeWay(base, { a, b }, { ...options, isIgnored })
  return { ...judged, verdicts: new Map([...judged.rows, ...judged.ignored].map(({ id, verdict }) => [id, verdict])) }
}

/** `A` for the baseline, then `B`, `C`, … */
export function columnLetter(index: number): string {
  return String.fromCodePoint(65 + (index % 26)) + (index >= 26 ? String(Math.floor(index / 26)) : '')
}

/** Puts a column before all others: everything is compared with it. */
export function makeBaseline(index: number): void {
  change((sides) => sides.filter((_, i) => i === index).concat(sides.filter((_, i) => i !== index)))
}

/** Swaps a column with its neighbour. */
export function moveColumn(index: number, by: 1 | -1): void {
  change((sides) => {
    const moved = sides.filter((_, i) => i !== index)
    return [...moved.slice(0, index + by), ...sides.slice(index, index + 1), ...moved.slice(index + by)]
  })
}

export function removeColumn(index: number): void {
  change((sides) => sides.filter((_, i) => i !== index))
}

function change(to: (sides: readonly SideRef[]) => readonly SideRef[]): void {
  setCompare({ sides: to(compareState.getState().sides) })
}
