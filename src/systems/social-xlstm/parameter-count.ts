import { isSize } from '../schema/numbers.ts'

/** How the parameters of a model are counted. */
export interface ParameterCount {
  /** Keys of the model's block that the count is made of. */
  readonly inputs: readonly string[]
  /** Those of them that have to be whole numbers above 0. */
  readonly sizes: readonly string[]
  readonly formula: string
  /**
   * The parts of the network for a block, from its values, in the order that data takes; undefined where one is missing, or no
   * network could be built of them.
   */
  readonly parts: (get: Get) => readonly ParameterPart[] | undefined
  /** Whether the count is that of the usual layers, the real ones being unknown. */
  readonly isEstimate: boolean
}

type Get = (key: string) => unknown

/** The parameters of one part of a network. */
export interface ParameterPart {
  readonly title: string
  readonly help: string
  readonly count: number
}

/** How many parameters there are in all parts. */
export function countOf(parts: readonly ParameterPart[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0)
}

interface Counting<Size extends string> extends Pick<ParameterCount, 'formula'> {
  readonly sizes: readonly Size[]
  /** Other keys that decide. */
  readonly also?: readonly string[]
  readonly isEstimate?: boolean
  readonly parts: (sizes: Readonly<Record<Size, number>>, get: Get) => readonly ParameterPart[] | undefined
}

/** The count of a model whose parts are made of some sizes: not known as long as one of them is none. */
export function countedBy<Size extends string>({
  sizes,
  also = [],
  parts,
  formula,
  isEstimate = false,
}: Counting<Size>): ParameterCount {
  return {
    inputs: [...sizes, ...also],
    sizes,
    formula,
    isEstimate,
    parts: (get) => {
      const values = sizes.map((key) => [key, get(key)] as const)
      const isKnown = values.every(([, value]) => isSize(value))
      return isKnown ? parts(Object.fromEntries(values) as Record<Size, number>, get) : undefined
    },
  }
}

/** The parameters of a linear layer with a bias. */
export function linear(from: number, to: number): number {
  return from * to + to
}
