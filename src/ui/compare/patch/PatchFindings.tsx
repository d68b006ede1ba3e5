import type { Patch } from '../../../core/diff/patch.ts'
import type { PatchWay } from '../../../workspace/compare/comparison-patch.ts'
import type { Side } from '../../../workspace/compare/side.ts'
import { count } from '../../shell/names.ts'
import { unsaidOf } from './patch-draft.ts'

const MOST = 100

interface Props {
  readonly patch: Patch
  readonly way: PatchWay
  /** What is equal to the end of the way, where the patch is proven: `a with it`. */
  readonly subject: string
}

/** Whether the patch is proven; else what still differs, and why. */
export function PatchFindings({ patch, way, subject }: Props) {
  const { from, to, ignored } = way
  const rows = unsaidOf(patch, way)
  const keys = patch.inexpressible.length + patch.left.length
  return (
    <div className="patch-findings">
      <p role="status" className={patch.isProven ? 'patch-proven' : 'severity is-warning'}>
        {patch.isProven ? `✓ Proven: ${subject} equals ${to.name}` : `${count(keys, 'key')} cannot be expressed:`}
        {patch.isProven && (ignored.length > 0 ? ` but for ${count(ignored.length, 'ignored key')}.` : '.')}
      </p>
      {rows.length > 0 && (
        <ul className="patch-unsaid" aria-label="What the patch cannot express">
          {rows.slice(0, MOST).map(({ path, count: keysAt, why }) => (
            <li key={`${path} ${why}`}>
              <span className="mono">{path}</span>
              {keysAt > 1 && <span className="soft"> ({count(keysAt, 'key')})</span>}
              <span className="soft">: {why}</span>
            </li>
          ))}
          {rows.length > MOST && <li className="soft">and {(rows.length - MOST).toLocaleString('en')} more</li>}
        </ul>
      )}
      {!patch.isProven && ignored.length > 0 && (
        <p className="soft">
          {count(ignored.length, 'ignored key')} stay as they are in {from.name} and do not count.
        </p>
      )}
      <Doubts way={way} />
    </div>
  )
}

/** What could not be read was not compared either. */
function Doubts({ way: { from, to } }: Pick<Props, 'way'>) {
  return (
    <>
      <Doubt side={from} />
      <Doubt side={to} />
    </>
  )
}

function Doubt({ side: { name, state } }: { readonly side: Side }) {
  if (state === 'ok') return null
  const says = state === 'partial' ? `A part of ${name} cannot be read: the patch is about the rest.` : `${name} cannot be read.`
  return <p className="severity is-warning">{says}</p>
}
