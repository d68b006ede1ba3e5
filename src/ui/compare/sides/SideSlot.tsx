import type { Side } from '../../../workspace/compare/side.ts'
import { Icon } from '../../look/Icon.tsx'
import { pickSide } from './pick-sides.ts'
import { SidePicker } from './SidePicker.tsx'
import { columnLetter } from '../table/table-columns.ts'

const BADGES = {
  ok: undefined,
  partial: { icon: 'warning', says: 'incomplete' },
  unreadable: { icon: 'error', says: 'cannot be read' },
} as const

/** One side by its letter and its name, and whether it could be read; pressed, it lets another be picked. */
export function SideSlot({ index, side }: { readonly index: number; readonly side: Side | undefined }) {
  const letter = columnLetter(index)
  const badge = side && BADGES[side.state]
  return (
    <SidePicker
      name={`${letter}: ${side?.name ?? 'nothing picked yet'}${badge ? `, ${badge.says}` : ''}`}
      className="button compare-slot"
      chosen={side?.ref}
      button={
        <>
          <b className="compare-letter">{letter}</b>
          <span className="compare-name" title={side?.name}>
            {side?.name ?? 'Pick one'}
          </span>
          {badge && (
            <span className={`severity is-${badge.icon}`}>
              <Icon name={badge.icon} /> {badge.says}
            </span>
          )}
          <Icon name="down" />
        </>
      }
      pick={(ref) => pickSide(index, ref)}
    />
  )
}
