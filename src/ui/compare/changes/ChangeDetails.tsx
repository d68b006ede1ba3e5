import type { ChangeSide } from '../../../core/diff/change.ts'
import { pythonTypeOf } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { reachedWords } from '../../../core/layer-words.ts'
import { Icon } from '../../look/Icon.tsx'
import { fullValue } from './change-copies.ts'
import { copyAndSay } from './change-actions.ts'
import { useChangeGround } from './change-ground.ts'
import type { GroundSide } from './change-ground.ts'
import type { ChangeRow } from './change-row.ts'
import { PlaceLink } from './ChangeValue.tsx'

/** Both values whole, and how each came to be there. */
export function ChangeDetails({ row }: { readonly row: ChangeRow }) {
  const { a, b } = useChangeGround()
  return (
    <div className="change-details">
      <SideDetails side={row.a} ground={a} />
      <SideDetails side={row.b} ground={b} />
    </div>
  )
}

function SideDetails({ side: { node }, ground }: { readonly side: ChangeSide; readonly ground: GroundSide }) {
  const { letter } = ground
  if (!node) {
    return (
      <div className="change-detail" role="group" aria-label={`Value in ${letter}`}>
        <p className="soft">{letter} does not set this key.</p>
      </div>
    )
  }
  const text = fullValue(node)
  return (
    <div className="change-detail" role="group" aria-label={`Value in ${letter}`}>
      <div className="change-detail-head">
        <b>{letter}</b> <span className="soft">{pythonTypeOf(node)} in Python</span>
        <button
          type="button"
          className="button is-quiet is-small"
          aria-label={`Copy the value in ${letter}`}
          onClick={() => copyAndSay(text, `the value in ${letter}`)}
        >
          <Icon name="copy" /> Copy
        </button>
      </div>
      <textarea
        className="change-full mono"
        readOnly
        rows={Math.min(ROWS, text.split('\n', ROWS).length)}
        aria-label={`Whole value in ${letter}`}
        value={text}
        spellCheck={false}
      />
      <p className="change-came">
        <PlaceLink origin={node} ground={ground} isActive isFull />
        <Chain node={node} ground={ground} />
        <Through node={node} ground={ground} />
      </p>
    </div>
  )
}

/** A longer value scrolls. */
const ROWS = 12

function Chain({ node, ground }: { readonly node: ConfigNode; readonly ground: GroundSide }) {
  const layer = ground.layers.get(node.source)
  if (!layer) return null
  return layer.chain.toReversed().map((link, i) => (
    <span key={`${link.source.path} ${link.start}`}>
      <span className="soft"> {i === 0 ? reachedWords(layer).done : 'included'} by </span>
      <PlaceLink origin={link} ground={ground} isActive isFull />
    </span>
  ))
}

function Through({ node: { via }, ground }: { readonly node: ConfigNode; readonly ground: GroundSide }) {
  if (!via) return null
  const origins = via.targets ?? (via.kind === 'interpolation' ? [] : [via])
  return origins.map((origin) => (
    <span key={`${origin.source.path} ${origin.start}`}>
      <span className="soft"> {WAYS[via.kind]} </span>
      <PlaceLink origin={origin} ground={ground} isActive isFull />
    </span>
  ))
}

const WAYS = {
  alias: 'through the alias at',
  'merge-key': 'through << at',
  interpolation: 'read from',
  fallback: 'falls back to',
} as const
