import { useMemo } from 'react'
import { useDerived, useDispatch, useSession } from '../session-context.tsx'
import { count } from '../shell/names.ts'
import { offEffect } from './off-effect.ts'
import type { OffEffect } from './off-effect.ts'

/** While layers are switched off: what that changes, and the way back. */
export function OffNote() {
  const off = useSession((session) => session.stack.off.size)
  return off === 0 ? null : <Note off={off} />
}

function Note({ off }: { readonly off: number }) {
  const dispatch = useDispatch()
  const files = useSession((session) => session.files)
  const { composition, options } = useDerived((derived) => ({ composition: derived.composition, options: derived.options }))
  const effect = useMemo(() => offEffect(files, composition, options), [files, composition, options])
  const switchOn = (): void => dispatch((session) => ({ ...session, stack: { ...session.stack, off: new Set() } }))
  return (
    <div className="note">
      <p role="status">
        {count(off, 'layer')} switched off: {inWords(effect)}. This is not what the trainer reads.
      </p>
      <button type="button" className="link" onClick={switchOn}>
        Switch {off === 1 ? 'it' : 'all'} on
      </button>
    </div>
  )
}

function inWords({ missing, different, added }: OffEffect): string {
  const parts = [
    missing > 0 ? `${count(missing, 'key')} missing` : '',
    different > 0 ? `${different.toLocaleString('en')} different` : '',
    added > 0 ? `${added.toLocaleString('en')} besides` : '',
  ].filter(Boolean)
  return parts.join(', ') || 'no value changes'
}
