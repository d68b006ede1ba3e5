import { useMemo, useState } from 'react'
import type { CSSProperties } from 'react'
import { SIGNS } from '../../../core/diff/change-words.ts'
import { formatPath } from '../../../core/path.ts'
import { Icon } from '../../look/Icon.tsx'
import { ChangeDetails } from './ChangeDetails.tsx'
import { changeFacts } from './change-facts.ts'
import { useChangeGround } from './change-ground.ts'
import { rowWord } from './change-label.ts'
import { ChangeMenu } from './ChangeMenu.tsx'
import type { ChangeRow } from './change-row.ts'
import { ChangeValue } from './ChangeValue.tsx'

interface Props {
  readonly row: ChangeRow
  /** The end of its path that is not said above. */
  readonly label: string
  readonly depth: number
  readonly isActive: boolean
  readonly isFolded?: boolean | undefined
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** A change: sign, key, both values with their origins, how far apart they are, and what else there is to say. */
export function ChangeLine({ row, label, depth, isActive, isFolded, isOpen, onToggle }: Props) {
  const ground = useChangeGround()
  const facts = useMemo(() => changeFacts(row, ground), [row, ground])
  const [isHovered, setHovered] = useState(false)
  return (
    <>
      <div
        className="change"
        data-kind={row.kind}
        style={{ '--depth': depth } as CSSProperties}
        onMouseEnter={() => setHovered(true)}
        onMouseLeave={() => setHovered(false)}
      >
        <span className="change-sign" title={rowWord(row.kind)}>
          {row.kind === 'equal' ? '=' : SIGNS[row.kind]}
        </span>
        <span className="change-key" onClick={onToggle}>
          <span className="change-fold" data-shown={isFolded !== undefined || isOpen || isActive || isHovered}>
            <Icon name={(isFolded ?? !isOpen) ? 'right' : 'down'} />
          </span>
          <span className="change-path mono" title={formatPath(row.path)}>
            <bdi>{label}</bdi>
          </span>
          {facts.words.length > 0 && <span className="change-words">{facts.words.join(', ')}</span>}
        </span>
        <ChangeValue facts={facts.a} other={facts.b.text} ground={ground.a} isActive={isActive} />
        <ChangeValue facts={facts.b} other={facts.a.text} ground={ground.b} isActive={isActive} />
        <span className="change-end">
          {facts.delta !== '' && <span className="change-delta">{facts.delta}</span>}
          {facts.notes.map((note) => (
            <span key={note} className="change-note">
              {note}
            </span>
          ))}
        </span>
        <span className="change-menu">{(isActive || isHovered) && <ChangeMenu row={row} />}</span>
      </div>
      {isOpen && <ChangeDetails row={row} />}
    </>
  )
}
