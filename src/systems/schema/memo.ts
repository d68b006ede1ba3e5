/** What is made for a pair of objects: asked for again, it is the same object. */
export type PairMemo<T> = (a: object, b: object, make: () => T) => T

/**
 * A memory of what was made for each pair of objects, so that what nothing has changed keeps its identity and costs nothing.
 * It forgets a pair when the program does.
 */
export function pairMemo<T extends object>(): PairMemo<T> {
  const known = new WeakMap<object, WeakMap<object, T>>()
  return (a, b, make) => {
    let inner = known.get(a)
    if (!inner) known.set(a, (inner = new WeakMap()))
    const before = inner.get(b)
    if (before !== undefined) return before
    const made = make()
    inner.set(b, made)
    return made
  }
}
