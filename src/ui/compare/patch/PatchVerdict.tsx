import { useEffect, useState } from 'react'
import { patchLines } from '../../../core/diff/patch.ts'
import type { Patch } from '../../../core/diff/patch.ts'
import type { Comparison } from '../../../workspace/compare/comparison.ts'
import { patchRequestOf, unreadableSide, wayOf } from '../../../workspace/compare/comparison-patch.ts'
import { useSessionStore } from '../../session-context.tsx'
import { count } from '../../shell/names.ts'
import { setView } from '../../view.ts'
import './patch.css'

/** How long a comparison rests before its patch is tried: nobody waits for it while typing. */
const REST = 400

/** More changes than this are proven only when the patch is asked for. */
const MOST = 1000

/** Opens the patch from A to B, and says whether override lines can be one. Nothing where nothing differs. */
export function PatchVerdict({ comparison }: { readonly comparison: Comparison }) {
  const patch = usePatch(comparison)
  if (comparison.changes.length === 0 || unreadableSide(comparison) !== undefined) return null
  return (
    <button type="button" className="button is-small" aria-haspopup="dialog" onClick={() => setView({ dialog: 'patch' })}>
      Patch A → B {patch && <Verdict patch={patch} />}
    </button>
  )
}

function Verdict({ patch: { isProven, inexpressible, left } }: { readonly patch: Patch }) {
  if (isProven) return <span className="patch-proven">✓ proven</span>
  return <span className="severity is-warning">{count(inexpressible.length + left.length, 'key')} cannot be expressed</span>
}

/** The override lines from A to B, some time after the comparison was last changed. */
function usePatch(comparison: Comparison): Patch | undefined {
  const store = useSessionStore()
  const [found, setFound] = useState<{ readonly of: Comparison; readonly patch: Patch }>()
  useEffect(() => {
    if (comparison.changes.length === 0 || comparison.changes.length > MOST || unreadableSide(comparison) !== undefined) return
    const timer = setTimeout(() => {
      const patch = patchLines(patchRequestOf(store.getState(), wayOf(comparison, false)))
      setFound({ of: comparison, patch })
    }, REST)
    return () => clearTimeout(timer)
  }, [comparison, store])
  return found?.of === comparison ? found.patch : undefined
}
