import { useMemo, useState } from 'react'
import { useDerived } from '../session-context.tsx'
import { useView } from '../view.ts'
import { previewLines } from './preview-lines.ts'
import type { PreviewLine } from './preview-lines.ts'

interface Lines {
  readonly lines: readonly PreviewLine[]
  /** Whether they are from before a text became unreadable. */
  readonly isStale: boolean
}

/**
 * The lines of the result. A text is broken at every other key press: where that leaves nothing of the same stack, the lines
 * from before stay, so that the screen does not go blank and back while a person types.
 */
export function useLines(): Lines {
  const showDefaults = useView((state) => state.showDefaults)
  const { composition, defaults } = useDerived((derived) => ({ composition: derived.composition, defaults: derived.defaults }))
  const lines = useMemo(
    () => previewLines(composition.config, showDefaults ? defaults : undefined),
    [composition, defaults, showDefaults],
  )
  const { files } = composition.stack
  const [last, setLast] = useState({ files, lines })
  if (lines.length > 0 && last.lines !== lines) setLast({ files, lines })
  const isBroken = composition.layers.some(({ state }) => state === 'broken')
  const isStale = lines.length === 0 && isBroken && last.files === files && last.lines.length > 0
  return { lines: isStale ? last.lines : lines, isStale }
}
