import { useState } from 'react'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { derivedValuesOf } from '../../systems/derived-values.ts'
import type { DerivedResult } from '../../systems/derived-values.ts'
import { Icon } from '../look/Icon.tsx'
import { useDerived } from '../session-context.tsx'
import { setView } from '../view.ts'
import './derived-values.css'

/** What the resolved config makes that no key says, worked out anew with every change. Nothing where nothing is known. */
export function DerivedValues() {
  const derived = useDerived((all) => all)
  const [isOpen, setOpen] = useState(false)
  const { system, composition, defaults } = derived
  const known = derivedValuesOf(system, composition.config, defaults).filter(({ value }) => value !== undefined)
  if (known.length === 0) return null
  return (
    <section className="makes" aria-label="What it does">
      <button type="button" className="makes-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'down' : 'right'} />
        <strong>What it does</strong>
        {!isOpen && <span className="makes-brief">{known.map(({ of, text }) => `${of.title} ${text}`).join(' · ')}</span>}
      </button>
      {isOpen && (
        <dl className="makes-list">
          {known.map((result) => (
            <Value key={result.of.id} result={result} />
          ))}
        </dl>
      )}
    </section>
  )
}

function Value({ result: { of, value, text, formula, inputs } }: { readonly result: DerivedResult }) {
  const exact = typeof value === 'number' ? value.toLocaleString('en') : value
  return (
    <div className="makes-row">
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
