import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useSession } from '../session-context.tsx'
import { FileTree } from './FileTree.tsx'
import { LayerStack } from './LayerStack.tsx'

/** The layers of what is composed, and the files of the workspace. */
export function LayersPane({ openFolder }: { readonly openFolder: () => void }) {
  const root = useRef<HTMLElement>(null)
  useTargetInSight(root)
  return (
    <nav ref={root} className="pane pane-layers" data-region="layers" aria-label="Layers and files">
      <LayerStack />
      <FileTree openFolder={openFolder} />
    </nav>
  )
}

/** Scrolls to the layer that is edited when another is picked; for who picks it here, its file in sight is enough. */
function useTargetInSight(root: RefObject<HTMLElement | null>): void {
  const { target, files } = useSession((session) => ({ target: session.target, files: session.stack.files }))
  useEffect(() => {
    const pane = root.current
    if (!pane) return
    const rows = [...pane.querySelectorAll('[data-target="true"], [aria-current="true"]')]
    const enough = pane.contains(document.activeElement) ? rows : rows.slice(0, 1)
    if (!enough.some((row) => isWithin(row, pane))) rows[0]?.scrollIntoView({ block: 'nearest' })
    // Only when another is picked: the pane may be scrolled again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [root, target, files])
}

function isWithin(row: Element, pane: Element): boolean {
  const [inner, outer] = [row.getBoundingClientRect(), pane.getBoundingClientRect()]
  return inner.top >= outer.top && inner.bottom <= outer.bottom
}
