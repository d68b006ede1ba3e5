import { useEffect, useEffectEvent, useRef } from 'react'
import { onHash, readHash } from '../../io/address.ts'
import { decodeLink } from '../../workspace/compare/compare-link.ts'
import type { CompareLink } from '../../workspace/compare/compare-link.ts'
import { resetCompare, setCompare } from '../compare/compare-state.ts'
import { setView } from '../view.ts'
import { dismiss, notify } from './notices.ts'
import type { Opened } from './opened.ts'
import type { Places } from './places.ts'

type Decoded = NonNullable<ReturnType<typeof decodeLink>>

/** The workspace that the page's address leads into, if it leads anywhere. */
export function linkedWorkspace(): string | undefined {
  return decodeLink(readHash())?.link.workspace
}

/** Opens what the address leads to in a workspace of this name; says whether it leads there. */
export function showLinked(workspace: string): boolean {
  const decoded = decodeLink(readHash())
  if (!decoded || !isInto(decoded.link, workspace)) return false
  show(decoded)
  return true
}

function show({ link: { sides, view, filter, shows, isThreeWay }, left }: Decoded): void {
  resetCompare()
  setCompare({ sides, view, filter, shows, isThreeWay })
  setView({ screen: 'compare' })
  if (left.length > 0) notify({ id: 'link', text: `Part of the link was left out: ${left.join('; ')}.`, actions: [] })
  else dismiss('link')
}

/** A link without a name is into whatever is open. */
function isInto({ workspace }: CompareLink, name: string): boolean {
  return workspace === '' || workspace === name
}

/** Follows links: into the workspace that is open, else into one that comes with the app, else once its folder is opened. */
export function useLinks({ session: { name } }: Opened, places: Places): void {
  const waiting = useRef<Decoded>(undefined)
  const reopened = places.reopen?.name
  const follow = useEffectEvent((present: string, last: string | undefined) => {
    const decoded = waiting.current
    if (!decoded) return
    const { workspace } = decoded.link
    const bundled = places.bundled.find((one) => one.name === workspace)
    if (isInto(decoded.link, present)) {
      waiting.current = undefined
      show(decoded)
    } else if (bundled) places.openBundled(bundled.id)
    else askFor(workspace, last === workspace ? places.reopen : undefined, places)
  })
  const followNext = useEffectEvent(() => {
    waiting.current = decodeLink(readHash()) ?? waiting.current
    follow(name, reopened)
  })
  useEffect(() => {
    waiting.current = decodeLink(readHash())
    return onHash(() => followNext())
  }, [])
  useEffect(() => follow(name, reopened), [name, reopened])
}

function askFor(workspace: string, reopen: Places['reopen'], { openFolder }: Places): void {
  const action = reopen ? { label: `Reopen ${workspace}`, run: reopen.run } : { label: 'Open a folder', run: openFolder }
  const text = `This link compares configs of the workspace ${workspace}, which is not open.`
  notify({ id: 'link', text, actions: [action] })
}
