import { gistOf, shareText } from '../../systems/judge/insight-text.ts'
import type { Meter } from '../../systems/judge/insight.ts'
import type { InsightDefinition } from '../../systems/system.ts'
import { BarLine } from './BarLine.tsx'
import type { DrawnSide } from './drawn-side.ts'
import { QuantityFigure } from './QuantityFigure.tsx'
import type { QuantityRow } from './QuantityTable.tsx'
import { meterEnd, percent } from './scale.ts'

interface Props {
  readonly of: InsightDefinition
  readonly sides: readonly DrawnSide<Meter>[]
}

/** An amount as a bar on all that there is, the margin beyond its limit hatched; those of two configs have one scale. */
export function MeterFigure({ of, sides }: Props) {
  const meters = sides.map(({ insight }) => insight)
  const [only] = meters
  return (
    <QuantityFigure
      of={of}
      sides={sides}
      verdict={
        only && (
          <span className="insight-number" data-over={isOver(only)}>
            {verdict(only)}
          </span>
        )
      }
      bars={sides.map((side) => (
        <Bar key={side.letter ?? ''} side={side} end={meterEnd(meters)} />
      ))}
      rows={rowsOf(meters)}
    />
  )
}

/** How full it is: `17 % taken`, `over by 39 %`. */
function verdict({ amount, limit }: Meter): string {
  if (amount.value === undefined || limit.value === undefined || limit.value === 0) return ''
  const share = amount.value / limit.value
  return share > 1 ? `over by ${shareText(share - 1)}` : `${shareText(share)} taken`
}

function isOver({ amount, limit }: Meter): boolean {
  return amount.value !== undefined && limit.value !== undefined && amount.value > limit.value
}

function rowsOf(meters: readonly Meter[]): readonly QuantityRow[] {
  const [first] = meters
  if (!first) return []
  return (['amount', 'limit', 'whole'] as const).map((key) => ({
    of: first[key],
    fill: key,
    amounts: meters.map((meter) => meter[key]),
  }))
}

function Bar({ side: { insight, letter }, end }: { readonly side: DrawnSide<Meter>; readonly end: number }) {
  const amount = insight.amount.value ?? 0
  const limit = insight.limit.value ?? end
  const whole = insight.whole.value ?? limit
  return (
    <BarLine letter={letter} gist={gistOf(insight)} isMeter>
      <span className="meter-room" data-fill="limit" style={{ width: percent(limit, end) }} />
      <span className="meter-room" data-fill="whole" style={{ left: percent(limit, end), width: percent(whole - limit, end) }} />
      <span className="meter-amount" data-fill="amount" data-over={amount > limit} style={{ width: percent(amount, end) }} />
      <span className="meter-limit" style={{ left: percent(limit, end) }} />
    </BarLine>
  )
}
