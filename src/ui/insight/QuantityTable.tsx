import { deltaBetween } from '../../systems/judge/derived-values.ts'
import { amountText, shareText } from '../../systems/judge/insight-text.ts'
import type { Amount, Quantity } from '../../systems/judge/insight.ts'

/** One number of a picture: on each side, or only on some. */
export interface QuantityRow {
  readonly of: Quantity
  /** Which fill of the picture it has. */
  readonly fill?: number | string
  readonly amounts: readonly (Amount | undefined)[]
}

interface Props {
  readonly name: string
  readonly letters: readonly (string | undefined)[]
  readonly rows: readonly QuantityRow[]
  readonly format: 'count' | 'bytes'
  /** What the amounts of each side are shares of; absent where they are no parts of a whole. */
  readonly wholes?: readonly Amount[]
}

/** The numbers of a picture, with the fill that each has in it: its legend, and what it says in words. */
export function QuantityTable({ name, letters, rows, format, wholes }: Props) {
  const isPair = letters.length === 2
  return (
    <table className="insight-table quantities" aria-label={name} data-pair={isPair}>
      {letters.length > 1 && (
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-text">Part</span>
            </th>
            {letters.map((letter) => (
              <th key={letter ?? ''} scope="col">
                {letter}
              </th>
            ))}
            {isPair && (
              <th scope="col">
                <span className="hidden-text">B by A</span>
              </th>
            )}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({ of, fill, amounts }) => (
          <tr key={of.title}>
            <th scope="row" title={of.help}>
              <span className="quantity-name">
                {fill !== undefined && <span className="insight-swatch" data-fill={fill} />}
                <span>
                  {of.title}
                  {/* Of two configs, the row of the value itself says it. */}
                  {!isPair && of.formula !== undefined && <span className="insight-formula">{of.formula}</span>}
                </span>
              </span>
            </th>
            {amounts.map((amount, i) => (
              <Cell key={letters[i] ?? ''} amount={amount} whole={wholes?.[i]?.value} format={format} />
            ))}
            {isPair && <td className="soft">{deltaBetween(amounts[0]?.value, amounts[1]?.value)}</td>}
          </tr>
        ))}
      </tbody>
      {wholes && (
        <tfoot>
          <tr>
            <th scope="row">All</th>
            {wholes.map((whole, i) => (
              <Cell key={letters[i] ?? ''} amount={whole} whole={whole.value} format={format} />
            ))}
            {isPair && <td className="soft">{deltaBetween(wholes[0]?.value, wholes[1]?.value)}</td>}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

interface CellProps {
  readonly amount: Amount | undefined
  readonly whole: number | undefined
  readonly format: 'count' | 'bytes'
}

function Cell({ amount, whole, format }: CellProps) {
  if (!amount) {
    return (
      <td className="soft">
        <span aria-hidden="true">–</span>
        <span className="hidden-text">no such part</span>
      </td>
    )
  }
  const { value } = amount
  const share = value !== undefined && whole !== undefined && whole > 0 ? shareText(value / whole) : undefined
  return (
    <td title={value?.toLocaleString('en')}>
      {amountText(amount, format)}
      {share !== undefined && <span className="insight-share">{share}</span>}
    </td>
  )
}
