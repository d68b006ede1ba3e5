import { useId, useMemo, useState } from 'react'
import { formatPath } from '../../../core/path.ts'
import { viewOf } from '../../../systems/judge/config-view.ts'
import { compareDerived } from '../../../systems/judge/derived-values.ts'
import type { DerivedPair, DerivedResult } from '../../../systems/judge/derived-values.ts'
import { nearestNode } from '../../../systems/schema/finding.ts'
import { hasEffects } from '../../../systems/judge/has-effects.ts'
import { insightsOf } from '../../../systems/judge/insights-of.ts'
import type { System } from '../../../systems/system.ts'
import type { Comparison } from '../../../workspace/compare/comparison.ts'
import { rulesOf } from '../../../workspace/rules.ts'
import type { Side } from '../../../workspace/compare/side.ts'
import { Insights } from '../../insight/Insights.tsx'
import type { InsightSide } from '../../insight/Insights.tsx'
import { unitBeside } from '../../insight/unit-beside.ts'
import { Icon } from '../../look/Icon.tsx'
import { useSession } from '../../session-context.tsx'
import { useOpenOrigin } from '../use-open-origin.ts'
import './what-it-does.css'

interface Props {
  readonly comparison: Comparison
}

/** What A and B do that no key says: pictures on one scale, then parameters, batch, memory, and how far apart they are. */
export function WhatItDoes({ comparison: { a, b } }: Props) {
  const head = useId()
  const system = useSession((session) => rulesOf(session).system)
  const pairs = useMemo(
    () => compareDerived(system, { ...a, config: a.composition.config }, { ...b, config: b.composition.config }),
    [system, a, b],
  )
  const insights = [useInsightSide(system, a, 'A'), useInsightSide(system, b, 'B')]
  const isKnown = pairs.length > 0 || insights.some(({ results }) => results.length > 0)
  return (
    <section className="what-it-does" aria-labelledby={head}>
      <div className="pane-head">
        <h2 id={head} className="pane-title">
          What it does
        </h2>
      </div>
      <Insights sides={insights} />
      {pairs.length > 0 && <DerivedTable pairs={pairs} sides={[a, b]} />}
      {!isKnown && (
        <p className="empty">
          {hasEffects(system)
            ? 'Neither side says enough to work anything out. Pick one that names a model with its sizes.'
            : 'The system of this workspace works nothing out of a config. Name one that does in strata.yaml.'}
        </p>
      )}
    </section>
  )
}

/** The pictures of a side; a value leads to its line, what is missing to the line that it is missing from. */
function useInsightSide(system: System, side: Side, letter: string): InsightSide {
  const openOrigin = useOpenOrigin()
  const { composition, defaults } = side
  const results = useMemo(() => insightsOf(system, composition.config, defaults), [system, composition.config, defaults])
  return { letter, results, open: (path) => openOrigin(side, nearestNode(composition.config, path)) }
}

interface TableProps {
  readonly pairs: readonly DerivedPair[]
  readonly sides: readonly [a: Side, b: Side]
}

function DerivedTable({ pairs, sides }: TableProps) {
  return (
    <table className="derived" aria-label="Values">
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden-text">Value</span>
          </th>
          <th scope="col">A</th>
          <th scope="col">B</th>
          <th scope="col">
            <span className="hidden-text">B by A</span>
          </th>
        </tr>
      </thead>
      {pairs.map((pair) => (
        <DerivedRow key={pair.of.id} pair={pair} sides={sides} />
      ))}
    </table>
  )
}

interface RowProps {
  readonly pair: DerivedPair
  readonly sides: readonly [a: Side, b: Side]
}

/** One value on both sides; opened, how it is worked out and of which keys. */
function DerivedRow({ pair: { of, a, b, delta }, sides }: RowProps) {
  const [isOpen, setOpen] = useState(false)
  const details = useId()
  const isText = typeof (a.value ?? b.value) === 'string'
  return (
    <tbody>
      <tr>
        <th scope="row">
          <button
            type="button"
            className="derived-title"
            aria-expanded={isOpen}
            aria-controls={isOpen ? details : undefined}
            title={of.help}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name={isOpen ? 'down' : 'right'} />
            <span>
              {of.title} <span className="derived-unit">{unitBeside(of)}</span>
            </span>
          </button>
        </th>
        {isText ? (
          <TextCell a={a} b={b} />
        ) : (
          <>
            <ValueCell of={a} />
            <ValueCell of={b} />
            <td className="derived-delta">{delta}</td>
          </>
        )}
      </tr>
      {isOpen && (
        <tr id={details}>
          <td colSpan={4} className="derived-details">
            <p>{of.help}</p>
            {a.formula === b.formula ? (
              <Formula of={a} name="Formula" />
            ) : (
              <>
                <Formula of={a} name="A" />
                <Formula of={b} name="B" />
              </>
            )}
            <Inputs of={a} name="A" side={sides[0]} />
            <Inputs of={b} name="B" side={sides[1]} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

function ValueCell({ of: { of, value, text, formula } }: { readonly of: DerivedResult }) {
  if (value === undefined) {
    return (
      <td className="soft" title={`not known: ${formula}`}>
        <span aria-hidden="true">–</span>
        <span className="hidden-text">not known</span>
      </td>
    )
  }
  const exact = typeof value === 'number' ? value.toLocaleString('en') : value
  const unit = of.unit ?? (of.format === 'bytes' ? 'bytes' : '')
  return <td title={`${exact} ${unit}`.trimEnd() + `\n${formula}`}>{text}</td>
}

/** Texts have no room beside one another; where both are the same it stands once. */
function TextCell({ a, b }: { readonly a: DerivedResult; readonly b: DerivedResult }) {
  const isSame = a.value === b.value
  return (
    <td colSpan={3} className="derived-text">
      {isSame ? (
        <>
          <span className="soft">A = B</span> {a.text}
        </>
      ) : (
        [a, b].map((side, i) => (
          <p key={i === 0 ? 'A' : 'B'}>
            <span className="soft">{i === 0 ? 'A' : 'B'}</span> {side.value === undefined ? 'not known' : side.text}
          </p>
        ))
      )}
    </td>
  )
}

function Formula({ of: { formula }, name }: { readonly of: DerivedResult; readonly name: string }) {
  return (
    <p>
      <span className="soft">{name}:</span> {formula}
    </p>
  )
}

interface InputsProps {
  readonly of: DerivedResult
  readonly name: string
  readonly side: Side
}

/** The keys that a value is made of, with what they hold and where that was written. */
function Inputs({ of: { inputs }, name, side }: InputsProps) {
  const view = useMemo(() => viewOf(side.composition.config, side.defaults), [side])
  return (
    <ul className="derived-inputs mono" aria-label={`Made of, in ${name}`}>
      {inputs.map((path) => {
        const isThere = view.get(path) !== undefined
        return (
          <li key={formatPath(path)}>
            <span className="soft">{name}</span> {formatPath(path)}
            {isThere ? `: ${view.text(path)} ` : ' is not set '}
            {isThere && <span className="soft">{view.where(path)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
