import { bandText, countText, rangeText } from '../../systems/judge/insight-text.ts'
import { lengthOf } from '../../systems/judge/insight.ts'
import type { Span, Timeline } from '../../systems/judge/insight.ts'
import { formatPath } from '../../core/path.ts'
import type { DrawnSide } from './drawn-side.ts'

interface Props {
  readonly side: DrawnSide<Timeline>
  readonly title: string
  /** Else it is there for screen readers alone. */
  readonly isShown: boolean
}

/** The facts of a timeline as a table. */
export function TimelineTable({ side, title, isShown }: Props) {
  const { insight, letter } = side
  const { spans, facets, band, unit, noun, limit } = insight
  if (spans.length === 0) return null
  const columns = [capital(noun[0]), capital(unit[1]), 'Length', ...(band === undefined ? [] : [band]), ...facets]
  return (
    <div className={isShown ? 'insight-table-scroll' : 'hidden-text'}>
      <table className="insight-table">
        <caption className={letter === undefined ? 'hidden-text' : undefined}>
          {letter === undefined ? title : `${title} of ${letter}`}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spans.map((span) => (
            <Row key={JSON.stringify(span.path)} span={span} side={side} isShown={isShown} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td colSpan={columns.length - 1}>
              {countText(lengthOf(insight), unit)}
              {limit && `; ${formatPath(limit.path)} is ${limit.at}`}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

interface RowProps {
  readonly span: Span
  readonly side: DrawnSide<Timeline>
  readonly isShown: boolean
}

function Row({ span, side: { insight, open }, isShown }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {/* What nobody sees takes no part in tabbing. */}
        {isShown ? (
          <button type="button" className="link" onClick={() => open(span.path)}>
            {span.name}
          </button>
        ) : (
          span.name
        )}
      </th>
      <td>{rangeText(span, insight)}</td>
      <td>{span.length ?? 'not known'}</td>
      {insight.band !== undefined && <td>{span.band ? bandText(span.band) : 'not known'}</td>}
      {span.words.map((word, i) => (
        <td key={insight.facets[i]}>{word ?? 'not known'}</td>
      ))}
    </tr>
  )
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
