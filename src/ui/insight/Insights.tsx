import type { Path } from '../../core/path.ts'
import type { Insight } from '../../systems/judge/insight.ts'
import type { InsightResult } from '../../systems/judge/insights-of.ts'
import type { InsightDefinition } from '../../systems/system.ts'
import { BreakdownFigure } from './BreakdownFigure.tsx'
import type { DrawnSide } from './drawn-side.ts'
import { MeterFigure } from './MeterFigure.tsx'
import { TimelineFigure } from './TimelineFigure.tsx'
import './insight.css'

/** The pictures of one config. `letter` tells it from another, `open` leads to the value at a path of it. */
export interface InsightSide {
  readonly letter?: string
  readonly results: readonly InsightResult[]
  readonly open: (path: Path) => void
}

/** The pictures of one config, or of several with one scale, above each other. */
export function Insights({ sides }: { readonly sides: readonly InsightSide[] }) {
  const definitions = [...new Set(sides.flatMap(({ results }) => results.map(({ of }) => of)))]
  return definitions.map((of) => <InsightFigure key={of.id} of={of} sides={sidesOf(of, sides)} />)
}

function sidesOf(of: InsightDefinition, sides: readonly InsightSide[]): readonly DrawnSide[] {
  return sides.flatMap(({ results, ...side }) => {
    const found = results.find((result) => result.of === of)
    return found ? [{ ...side, insight: found.insight }] : []
  })
}

interface FigureProps {
  readonly of: InsightDefinition
  readonly sides: readonly DrawnSide[]
}

/** A system draws the same shape whatever the config; should it not, each shape is a picture by itself. */
function InsightFigure({ of, sides }: FigureProps) {
  const timelines = sides.filter((side) => isOf(side, 'timeline'))
  const breakdowns = sides.filter((side) => isOf(side, 'breakdown'))
  const meters = sides.filter((side) => isOf(side, 'meter'))
  return (
    <>
      {timelines.length > 0 && <TimelineFigure of={of} sides={timelines} />}
      {breakdowns.length > 0 && <BreakdownFigure of={of} sides={breakdowns} />}
      {meters.length > 0 && <MeterFigure of={of} sides={meters} />}
    </>
  )
}

function isOf<Kind extends Insight['kind']>(side: DrawnSide, kind: Kind): side is DrawnSide<Extract<Insight, { kind: Kind }>> {
  return side.insight.kind === kind
}
