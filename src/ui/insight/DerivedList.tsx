import { memo } from 'react'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { DerivedResult } from '../../systems/derived-values.ts'
import { setView } from '../view.ts'

/** The derived values that are known, each with how it is worked out and the keys that it is made of. */
export function DerivedList({ results }: { readonly results: readonly DerivedResult[] }) {
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
          <Value key={result.of.id} result={result} />
        ))}
      </dl>
    </section>
  )
}

const Value = memo(ValueRow, ({ result: before }, { result: after }) => {
  const isSame = before.of === after.of && before.value === after.value && before.text === after.text
  return isSame && before.formula === after.formula && namesOf(before.inputs) === namesOf(after.inputs)
})

function namesOf(paths: readonly Path[]): string {
  return paths.map(formatPath).join(' ')
}

function ValueRow({ result: { of, value, text, formula, inputs } }: { readonly result: DerivedResult }) {
  const exact = typeof value === 'number' ? value.toLocaleString('en') : value
  return (
    <div className="makes-row" data-text={typeof value === 'string'}>
      <dt title={of.help}>{of.title}</dt>
      <dd title={`${exact ?? ''} ${of.unit ?? ''}`.trimEnd()}>{text}</dd>
      <dd className="makes-formula">
        {formula}
        <span className="makes-inputs">
          {inputs.map((path) => (
            <Input key={formatPath(path)} path={path} />
          ))}
        </span>
      </dd>
    </div>
  )
}

/** A key that a value is made of: leads to its history, where a layer wrote it. */
function Input({ path }: { readonly path: Path }) {
  return (
    <button type="button" className="link mono" onClick={() => setView({ selected: path })}>
      {formatPath(path)}
    </button>
  )
}
