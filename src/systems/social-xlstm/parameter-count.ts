/** How the parameters of a model are counted. */
export interface ParameterCount {
  /** Keys of the model's block that the count is made of. */
  readonly inputs: readonly string[]
  readonly formula: string
  /** The count for a block, from its values; undefined where one is missing, or no network could be built of them. */
  readonly count: (get: (key: string) => unknown) => number | undefined
  /** Whether the count is that of the usual layers, the real ones being unknown. */
  readonly isEstimate?: true
}

/** The values of some keys where all of them are sizes; undefined where one is anything else. */
export function sizesOf<Key extends string>(
  get: (key: string) => unknown,
  keys: readonly Key[],
): Readonly<Record<Key, number>> | undefined {
  const sizes: [Key, number][] = []
  for (const key of keys) {
    const value = get(key)
    if (!isSize(value)) return undefined
    sizes.push([key, value])
  }
  return Object.fromEntries(sizes) as Record<Key, number>
}

/** Whether a value is a whole number of at least 1, and exact. */
export function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

/** The parameters of a linear layer with a bias. */
export function linear(from: number, to: number): number {
  return from * to + to
}
