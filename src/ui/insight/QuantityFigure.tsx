import type { ReactNode } from 'react'
import type { Amount, Breakdown, Meter } from '../../systems/judge/insight.ts'
import type { InsightDefinition } from '../../systems/system.ts'
import type { DrawnSide } from './drawn-side.ts'
import { Figure } from './Figure.tsx'
import { MissingKeys } from './MissingKeys.tsx'
import { QuantityTable } from './QuantityTable.tsx'
import type { QuantityRow } from './QuantityTable.tsx'

interface Props {
  readonly of: InsightDefinition
  readonly sides: readonly DrawnSide<Breakdown | Meter>[]
  /** What is said of a config that is drawn alone. */
  readonly verdict: ReactNode
  /** One for each config. */
  readonly bars: ReactNode
  readonly rows: readonly QuantityRow[]
  /** What the amounts of each side are shares of; absent where they are no parts of a whole. */
  readonly wholes?: readonly Amount[]
}

/** Amounts as a bar for each config, with a row for each amount; of what is not known it says which keys are missing. */
export function QuantityFigure({ of, sides, verdict, bars, rows, wholes }: Props) {
  const [only] = sides
  const isKnown = rows.some(({ amounts }) => amounts.some((amount) => amount?.value !== undefined))
  return (
    <Figure title={of.title} help={of.help} aside={isKnown && sides.length === 1 && verdict}>
      {isKnown && (
        <>
          {bars}
          <QuantityTable
            name={of.title}
            letters={sides.map(({ letter }) => letter)}
            rows={rows}
            format={only?.insight.format ?? 'count'}
            {...(wholes && { wholes })}
          />
        </>
      )}
      {sides.map((side) => (
        <MissingKeys key={side.letter ?? ''} side={side} />
      ))}
    </Figure>
  )
}
