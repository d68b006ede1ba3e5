import { amountText, gistOf } from '../../systems/judge/insight-text.ts'
import { wholeOf } from '../../systems/judge/insight.ts'
import type { Breakdown, Quantity } from '../../systems/judge/insight.ts'
import type { InsightDefinition } from '../../systems/system.ts'
import { BarLine } from './BarLine.tsx'
import type { DrawnSide } from './drawn-side.ts'
import { QuantityFigure } from './QuantityFigure.tsx'
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
  const fillOf = (part: Quantity): number => titles.indexOf(part.title) % FILLS
  return (
    <QuantityFigure
      of={of}
      sides={sides}
      verdict={only && <span className="insight-number">{amountText(wholeOf(only), only.format)}</span>}
      bars={sides.map((side) => (
        <Bar key={side.letter ?? ''} side={side} end={breakdownEnd(breakdowns)} fillOf={fillOf} />
      ))}
      rows={rows}
      wholes={breakdowns.map(wholeOf)}
    />
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
  return (
    <BarLine letter={letter} gist={gistOf(insight)}>
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
    </BarLine>
  )
}
