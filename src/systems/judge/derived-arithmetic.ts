import type { Path } from '../../core/path.ts'
import { isSize } from '../schema/numbers.ts'
import type { DerivedValue } from '../system.ts'

type Facts = Pick<DerivedValue, 'id' | 'title' | 'help' | 'unit' | 'format'>

/** The product of whole numbers as a derived value; not known where one of them is none. */
export function productOf(paths: readonly Path[], facts: Facts): DerivedValue {
  return {
    ...facts,
    formula: () => paths.map(nameOf).join(' × '),
    inputs: () => paths,
    compute: ({ get }) => {
      const values = paths.map(get)
      return values.every(isSize) ? values.reduce((all, value) => all * value, 1) : undefined
    },
  }
}

/** The whole number by another as a derived value; not known where something would be left over. */
export function quotientOf([whole, by]: readonly [Path, Path], facts: Facts): DerivedValue {
  return {
    ...facts,
    formula: () => `${nameOf(whole)} ÷ ${nameOf(by)}`,
    inputs: () => [whole, by],
    compute: ({ get }) => {
      const [a, b] = [get(whole), get(by)]
      return isSize(a) && isSize(b) && a % b === 0 ? a / b : undefined
    },
  }
}

function nameOf(path: Path): string {
  return String(path.at(-1))
}
