import type { CSSProperties } from 'react'
import { isLeaf, pythonTypeOf } from '../../core/config-node.ts'
import { layersBySource } from '../../core/compose/inspect.ts'
import { Icon } from '../look/Icon.tsx'
import { layerColor } from '../look/layer-color.ts'
import { isEqualPath } from '../../core/path.ts'
import { useDerived } from '../session-context.tsx'
import { setView, useView } from '../view.ts'
import { originLabel } from './origin-label.ts'
import type { PreviewLine } from './preview-lines.ts'

interface Props {
  readonly line: PreviewLine
  readonly index: number
  readonly total: number
  readonly top: number
  readonly isActive: boolean
  readonly isFolded: boolean
  readonly isMatch: boolean
  readonly onFold: (line: PreviewLine) => void
  readonly onPick: () => void
}

/** One line: number, gutter in the layer's colour, the text, and where it was written. */
export function PreviewRow({ line, index, total, top, isActive, isFolded, isMatch, onFold, onPick }: Props) {
  const { kind, color, isInactive } = useDerived(({ composition, options, inactive }) => {
    const { source } = line.node
    const layer = layersBySource(composition.layers).get(source)
    // A line from before a text was broken may be of a layer that is no longer reached.
    const kind = line.isDefault ? 'defaults' : (layer?.kind ?? options.kindOf(source.path))
    return {
      kind,
      color: layerColor(kind, options.precedence),
      isInactive: inactive.some((path) => path.every((segment, i) => segment === line.path[i])),
    }
  })
  const origin = useDerived((_, session) => (isWritten(line) ? originLabel(line.node, session.target) : undefined))
  const isPlainDefault = line.isDefault && line.node.via === undefined
  const label = isPlainDefault ? 'schema default' : (origin?.short ?? '')
  const isSelected = useView((state) => state.selected !== undefined && isEqualPath(state.selected, line.path))
  const style = { transform: `translateY(${top}px)`, '--origin-length': label.length } as CSSProperties
  return (
    <div
      id={`preview-${index}`}
      className="preview-line"
      style={style}
      role="treeitem"
      aria-level={line.indent / 2 + 1}
      aria-setsize={total}
      aria-posinset={index + 1}
      aria-expanded={line.opens ? !isFolded : undefined}
      aria-selected={isSelected}
      aria-label={`${line.pathText}${line.value === undefined ? '' : `: ${line.value}`}${origin ? `, ${kind}, ${origin.spoken}` : ''}${isInactive ? ', not used' : ''}`}
      data-layer={isWritten(line) ? color : undefined}
      data-active={isActive}
      data-default={line.isDefault}
      data-inactive={isInactive}
      data-match={isMatch}
      onClick={() => {
        onPick()
        setView({ selected: line.path })
      }}
    >
      <span className="preview-number">{line.isDefault ? '' : line.number}</span>
      <span className="preview-gutter" />
      <span className="preview-text" style={{ paddingLeft: `calc(${line.indent}ch + 15px)` }}>
        {line.opens && (
          <span
            className="preview-fold"
            style={{ left: `${line.indent}ch` }}
            onClick={(event) => {
              event.stopPropagation()
              onFold(line)
            }}
          >
            <Icon name={isFolded ? 'right' : 'down'} />
          </span>
        )}
        {line.dash && <span className="preview-mark">- </span>}
        {line.key !== undefined && <span className="preview-key">{line.key}</span>}
        {line.key !== undefined && <span className="preview-mark">{line.value === undefined ? ':' : ': '}</span>}
        {line.value !== undefined && <Value line={line} />}
        {isFolded && <span className="preview-mark"> …</span>}
      </span>
      {isInactive && line.opens && <span className="preview-origin">not used by this model</span>}
      {origin && (
        <span className="preview-origin" title={origin.full}>
          <bdi>{label}</bdi>
        </span>
      )}
    </div>
  )
}

function isWritten(line: PreviewLine): boolean {
  return isLeaf(line.node)
}

function Value({ line: { node, value } }: { readonly line: PreviewLine }) {
  const kind = node.kind === 'scalar' ? node.value.kind : node.kind
  return (
    <span className="preview-value" data-kind={kind} title={`${value ?? ''}\n${pythonTypeOf(node)} in Python`}>
      {value}
    </span>
  )
}
