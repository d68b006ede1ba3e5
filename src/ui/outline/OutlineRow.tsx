import type { CSSProperties } from 'react'
import { formatPath } from '../../core/path.ts'
import { BlockMarks } from '../form/block/BlockMarks.tsx'
import { useForm } from '../form/form-context.ts'
import { Icon } from '../look/Icon.tsx'
import type { OutlineNode } from './config-outline.ts'
import { outlineFacts } from './outline-facts.ts'

interface Props {
  readonly node: OutlineNode
  readonly index: number
  readonly top: number
  readonly isActive: boolean
  readonly isFolded: boolean
  readonly fold: (node: OutlineNode, isFolded: boolean) => void
  readonly jump: (node: OutlineNode) => void
}

/** One part: its name, a line about it, how much of it is set here and what is wrong in it. */
export function OutlineRow({ node, index, top, isActive, isFolded, fold, jump }: Props) {
  const { summary, ...marks } = useForm((form) => outlineFacts(form, node))
  const style = { transform: `translateY(${top}px)`, '--depth': node.level - 1 } as CSSProperties
  return (
    <div
      id={`outline-${index}`}
      className="outline-row"
      style={style}
      role="treeitem"
      aria-level={node.level}
      aria-posinset={node.place}
      aria-setsize={node.siblings}
      aria-expanded={node.hasChildren ? !isFolded : undefined}
      aria-selected={isActive}
      data-active={isActive}
      data-set={node.isSet}
      title={formatPath(node.path)}
      onClick={() => jump(node)}
    >
      <span
        className="outline-fold"
        onClick={(event) => {
          if (!node.hasChildren) return
          event.stopPropagation()
          fold(node, !isFolded)
        }}
      >
        {node.hasChildren && <Icon name={isFolded ? 'right' : 'down'} />}
      </span>
      <span className="outline-title">{node.title}</span>
      <span className="outline-summary">{summary}</span>
      <BlockMarks {...marks} />
    </div>
  )
}
