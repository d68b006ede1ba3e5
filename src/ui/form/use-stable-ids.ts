import { useState } from 'react'

/** An id for each key of a map, which a rename hands on, so that its row stays the row it is. */
export interface StableIds {
  readonly idsOf: (keys: readonly string[]) => ReadonlyMap<string, string>
  readonly onRename: (from: string, to: string) => void
}

export function useStableIds(): StableIds {
  const [ids, setIds] = useState<ReadonlyMap<string, string>>(new Map())
  // The id stays with the old name too: the form library still has that one for a moment.
  const onRename = (from: string, to: string): void => setIds(new Map(ids).set(to, ids.get(from) ?? from))
  return { idsOf: (keys) => distinct(keys, ids), onRename }
}

/** The ids of keys; where two would have the same, the later is another. */
function distinct(keys: readonly string[], ids: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const used = new Set<string>()
  return new Map(
    keys.map((key) => {
      const id = ids.get(key) ?? key
      const own = used.has(id) ? `${id} ${used.size}` : id
      used.add(own)
      return [key, own]
    }),
  )
}
