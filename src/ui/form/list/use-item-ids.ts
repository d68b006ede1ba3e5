import { useState } from 'react'

/** Ids of the items of a list, which move with them. */
export interface ItemIds {
  readonly ids: readonly string[]
  readonly insert: (index: number) => string
  readonly move: (from: number, to: number) => void
  readonly remove: (index: number) => void
}

/** Items that come or go by other hands are told by their number alone. */
export function useItemIds(length: number): ItemIds {
  const [known, setKnown] = useState<readonly string[]>([])
  const ids = Array.from({ length }, (_, index) => known[index] ?? `${index} of ${known.length}`)
  return {
    ids,
    insert: (index) => {
      const id = newId()
      setKnown(ids.toSpliced(index, 0, id))
      return id
    },
    move: (from, to) => setKnown(ids.toSpliced(from, 1).toSpliced(to, 0, ...ids.slice(from, from + 1))),
    remove: (index) => setKnown(ids.toSpliced(index, 1)),
  }
}

let lastId = 0

function newId(): string {
  lastId += 1
  return `new ${lastId}`
}
