import { amountText, gistOf } from '../../systems/insight-text.ts'
import { wholeOf } from '../../systems/insight.ts'
import type { Breakdown, Quantity } from '../../systems/insight.ts'
import type { InsightDefinition } from '../../systems/system.ts'
import type { DrawnSide } from './drawn-side.ts'
import { Figure } from './Figure.tsx'
import { MissingKeys } from './MissingKeys.tsx'
import { QuantityTable } from './QuantityTable.tsx'
import { breakdownEnd, percent } from './scale.ts'

interface Props {
  readonly of: InsightDefinition
  readonly sides: readonly DrawnSide<Breakdown>[]
}

/** The parts of a whole as a bar, with a row for each; the bars of two configs have one scale. */
export function BreakdownFigure({ of, sides }: Props) {
  const breakdowns = sides.map(({ insight }) => insight)
  const [only] = breakdowns
  const titles = [...new Set(breakdowns.flatMap(({ parts }) => parts.map(({ title }) => title)))]
  const rows = titles.flatMap((title, fill) => {
    const found = breakdowns.map(({ parts }) => parts.find((part) => part.title === title))
    const part = found.find((one) => one !== undefined)
    return part ? [{ of: part, fill: fill % FILLS, amounts: found }] : []
  })
  const isKnown = rows.some(({ amounts }) => amounts.some((amount) => amount?.value !== undefined))
  const fillOf = (part: Quantity): number => titles.indexOf(part.title) % FILLS
  return (
    <Figure
      title={of.title}
      help={of.help}
      aside={
        only &&
        isKnown &&
        breakdowns.length === 1 && <span className="insight-number">{amountText(wholeOf(only), only.format)}</span>
      }
    >
      {isKnown && (
        <>
          {sides.map((side) => (
            <Bar key={side.letter ?? ''} side={side} end={breakdownEnd(breakdowns)} fillOf={fillOf} />
          ))}
          <QuantityTable
            name={of.title}
            letters={sides.map(({ letter }) => letter)}
            rows={rows}
            format={only?.format ?? 'count'}
            wholes={breakdowns.map(wholeOf)}
          />
        </>
      )}
      {sides.map((side) => (
        <MissingKeys key={side.letter ?? ''} side={side} />
      ))}
    </Figure>
  )
}

/** How many fills there are in insight.css; more parts begin anew. */
const FILLS = 8

interface BarProps {
  readonly side: DrawnSide<Breakdown>
  readonly end: number
  readonly fillOf: (part: Quantity) => number
}

function Bar({ side: { insight, letter }, end, fillOf }: BarProps) {
  const name = `${letter === undefined ? '' : `${letter}: `}${gistOf(insight)}`
  return (
    <div className="insight-bar-line">
      {letter !== undefined && <b className="insight-letter">{letter}</b>}
      <div className="insight-bar" role="img" aria-label={name}>
        {insight.parts.map(
          (part) =>
            part.value !== undefined &&
            part.value > 0 && (
              <span
                key={part.title}
                className="insight-part"
                data-fill={fillOf(part)}
                style={{ width: percent(part.value, end) }}
                title={`${part.title}: ${amountText(part, insight.format)}`}
              >
                <span className="insight-part-name">{part.title}</span>
              </span>
            ),
        )}
      </div>
    </div>
  )
}
