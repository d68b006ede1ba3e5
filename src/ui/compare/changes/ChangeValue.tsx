import { useDerived, useDispatch, useSession } from '../../session-context.tsx'
import { layerColor } from '../../look/layer-color.ts'
import { revealText } from '../../view.ts'
import { setTarget } from '../../../workspace/commands.ts'
import type { Origin } from '../../../core/source.ts'
import type { SideFacts } from './change-facts.ts'
import type { GroundSide } from './change-ground.ts'
import { DifferingText } from '../DifferingText.tsx'
import { openPlace, placeText } from '../origin-place.ts'

interface Props {
  readonly facts: SideFacts
  /** The other side's text. */
  readonly other: string
  readonly ground: GroundSide
  readonly isActive: boolean
}

/** One side's value, and beneath it where it was written. */
export function ChangeValue({ facts: { origin, text, isDefault }, other, ground, isActive }: Props) {
  return (
    <span className="change-value" data-side={ground.letter} data-default={isDefault}>
      <span className="change-text mono" title={text}>
        <DifferingText text={text} other={other} />
      </span>
      {isDefault && <span className="change-origin">schema default</span>}
      {origin && <PlaceLink origin={origin} ground={ground} isActive={isActive} />}
    </span>
  )
}

interface LinkProps {
  readonly origin: Origin
  readonly ground: GroundSide
  readonly isActive: boolean
  readonly isFull?: boolean
}

/** An origin in its layer's colour; leads to the line in Compose where its text is one of the workspace. */
export function PlaceLink({ origin, ground, isActive, isFull = false }: LinkProps) {
  const dispatch = useDispatch()
  const kind = ground.layers.get(origin.source)?.kind ?? (origin.source.kind === 'overrides' ? 'overrides' : '')
  const color = useDerived(({ options }) => layerColor(kind || options.kindOf(origin.source.path), options.precedence))
  const place = useSession((session) => openPlace(session, ground.side, origin))
  const { short, full } = placeText(origin, ground.side)
  const label = isFull ? full : short
  const title = kind === '' || kind === origin.source.kind ? full : `${full}, ${kind}`
  if (!place) {
    return (
      <span className="change-origin mono" data-layer={color} title={title}>
        <bdi>{label}</bdi>
      </span>
    )
  }
  return (
    <button
      type="button"
      className="change-origin link mono"
      data-layer={color}
      title={`${title}: open it in Compose`}
      aria-label={`${full} in ${ground.letter}`}
      tabIndex={isActive ? 0 : -1}
      onClick={() => {
        dispatch((session) => setTarget(session, place.path))
        revealText(place.path, place.offset)
      }}
    >
      <bdi>{label}</bdi>
    </button>
  )
}
