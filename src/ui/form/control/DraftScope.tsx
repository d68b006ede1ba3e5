import { useEffect, useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Path } from '../../../core/path.ts'
import { SessionContext, useSessionStore } from '../../session-context.tsx'
import { DraftContext } from './draft-context.ts'
import { useFormScope } from '../form-context.ts'
import { openDraft } from './open-draft.ts'

interface Props {
  readonly path: Path
  /** The kind that a value is being put together of; undefined while the rows show what the layers hold. */
  readonly kind: number | undefined
  readonly children: ReactNode
}

/** Rows of a value: while it is put together they edit a draft of it, and go on as they are once it is written. */
export function DraftScope({ path, kind, children }: Props) {
  const real = useSessionStore()
  const { state } = useFormScope()
  const draft = useMemo(
    () => (kind === undefined ? undefined : openDraft({ real, state, path, kind })),
    [real, state, path, kind],
  )
  useEffect(() => draft?.follow(), [draft])
  return (
    <DraftContext value={draft !== undefined}>
      <SessionContext value={draft?.store ?? real}>{children}</SessionContext>
    </DraftContext>
  )
}
