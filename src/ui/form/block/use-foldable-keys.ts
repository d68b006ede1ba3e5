import { useEffect, useState } from 'react'
import { nodeAt } from '../../../core/config-node.ts'
import { toPointer } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { defaultAt } from '../../../systems/schema/default-at.ts'
import { useForm, useFormState } from '../form-context.ts'
import { issuesUnder } from '../issue-index.ts'

/** So many keys that nothing sets are not worth folding away. */
const FEW = 6

/**
 * Those of the keys at `path` that no layer sets, that have no default and nothing wrong with them: worth folding away where they are
 * many and others stand beside them. A row that was just edited, that something points to, or that is in sight already is not among
 * them: an edit elsewhere must not take a row from under somebody's eyes.
 */
export function useFoldableKeys(path: Path, keys: readonly string[]): readonly string[] {
  const kept = useFormState((state) => state.kept)
  const unset = useForm(({ own, seen }) => {
    const roots = [nodeAt(seen.composition.config, path), nodeAt(own, path), defaultAt(seen.defaults, path)]
    return keys.filter((key) => {
      const isSet = roots.some((node) => node?.kind === 'map' && node.entries.has(key))
      return !isSet && issuesUnder(seen.issues, [...path, key]).length === 0
    })
  })
  const [inSight] = useState(() => new Set<string>())
  const unseen = unset.filter((key) => !inSight.has(key) && !isKept(kept, toPointer([...path, key])))
  const folded = unseen.length <= FEW || unseen.length === keys.length ? NONE : unseen
  useEffect(() => {
    for (const key of keys) if (!folded.includes(key)) inSight.add(key)
  })
  return folded
}

const NONE: readonly string[] = []

function isKept(kept: ReadonlySet<string>, pointer: string): boolean {
  for (const row of kept) if (row === pointer || row.startsWith(`${pointer}/`)) return true
  return false
}
