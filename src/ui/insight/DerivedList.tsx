import { memo } from 'react'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { DerivedResult } from '../../systems/judge/derived-values.ts'
import type { ConfigView } from '../../systems/system.ts'
import { setView } from '../view.ts'
import { unitBeside } from './unit-beside.ts'

interface DerivedListProps {
  readonly results: readonly DerivedResult[]
  /** The config that they were worked out of. */
  readonly of: ConfigView
}

/** A key that a value is made of, what it holds, and the line that says so. */
interface Input {
  readonly path: Path
  /** Absent where nothing is set. */
  readonly value?: { readonly text: string; readonly where: string }
}

/** The derived values that are known, each with how it is worked out and the keys that it is made of, with what they hold. */
export function DerivedList({ results, of: view }: DerivedListProps) {
  const known = results.filter(({ value }) => value !== undefined)
  if (known.length === 0) return null
  return (
    <section className="insight" aria-labelledby="derived-head">
      <div className="insight-head">
        <h3 id="derived-head" className="insight-title">
          Values
        </h3>
      </div>
      <dl className="makes-list">
        {known.map((result) => (
          <Value key={result.of.id} result={result} inputs={result.inputs.map((path) => inputOf(view, path))} />
        ))}
      </dl>
    </section>
  )
}

interface ValueProps {
  readonly result: DerivedResult
  readonly inputs: readonly Input[]
}

const Value = memo(ValueRow, ({ result: before, inputs: inputsBefore }, { result: after, inputs }) => {
  const isSame = before.of === after.of && before.value === after.value && before.text === after.text
  return isSame && before.formula === after.formula && JSON.stringify(inputsBefore) === JSON.stringify(inputs)
})

function inputOf(view: ConfigView, path: Path): Input {
  return view.get(path) === undefined ? { path } : { path, value: { text: view.text(path), where: view.where(path) } }
}

function ValueRow({ result: { of, value, text, formula }, inputs }: ValueProps) {
  const exact = typeof value === 'number' ? value.toLocaleString('en') : value
  return (
    <div className="makes-row" data-text={typeof value === 'string'}>
      <dt title={of.help}>{of.title}</dt>
      <dd title={`${exact ?? ''} ${of.unit ?? ''}`.trimEnd()}>
        {text} <span className="soft">{unitBeside(of)}</span>
      </dd>
      <dd className="makes-formula">
        {formula}
        <span className="makes-inputs">
          {inputs.map((input) => (
            <InputKey key={formatPath(input.path)} input={input} />
          ))}
        </span>
      </dd>
    </div>
  )
}

/** Leads to the history of a key, where a layer wrote it. */
function InputKey({ input: { path, value } }: { readonly input: Input }) {
  return (
    <span className="makes-input" title={value?.where}>
      <button type="button" className="link mono makes-key" title={formatPath(path)} onClick={() => setView({ selected: path })}>
        <bdi>{formatPath(path)}</bdi>
      </button>
      {value ? <span className="makes-input-value mono">{value.text}</span> : <span className="soft">not set</span>}
    </span>
  )
}
