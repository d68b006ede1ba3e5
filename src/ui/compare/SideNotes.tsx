import type { Comparison } from '../../workspace/comparison.ts'
import type { Side } from '../../workspace/side.ts'

/** What has to be known of a side before its changes are read: that it, or a part of it, could not be read. */
export function SideNotes({ comparison: { a, b } }: { readonly comparison: Comparison }) {
  return (
    <>
      <SideNote letter="A" side={a} />
      <SideNote letter="B" side={b} />
    </>
  )
}

function SideNote({ letter, side }: { readonly letter: string; readonly side: Side }) {
  const text = noteOf(letter, side)
  if (text === '') return null
  const first = side.issues.find(({ severity }) => severity === 'error')
  return (
    <div className={side.state === 'unreadable' ? 'note is-error' : 'note'} role="status">
      <p>
        {text}
        {first && <span className="changes-reason"> {first.message}</span>}
      </p>
    </div>
  )
}

function noteOf(letter: string, { state, composition }: Side): string {
  if (state === 'ok') return ''
  const lost = composition.layers.filter((layer) => layer.state === 'broken' || layer.state === 'missing')
  const names = lost.map(({ path, state: why }) => `${path} ${why === 'missing' ? 'is missing' : 'cannot be read'}`).join(', ')
  if (state === 'partial') return `${letter} is incomplete: ${names}. What it would write is missing below.`
  return `${letter} cannot be read: ${names}. Every key below is one of the other side alone.`
}
