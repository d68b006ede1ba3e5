import { Icon } from '../look/Icon.tsx'
import { setView } from '../view.ts'
import { unitBeside } from './unit-beside.ts'
import { useDerivedValues } from './use-effects.ts'
import './effects.css'

/** What the resolved config does, in one line beneath it: leads to all of it. Nothing where nothing is known. */
export function EffectsLine() {
  const known = useDerivedValues().filter(({ value }) => value !== undefined)
  if (known.length === 0) return null
  return (
    <button type="button" className="makes-line" onClick={() => setView({ result: 'effects' })}>
      <strong>What it does</strong>
      <span className="makes-brief">
        {known.map(({ of, text }) => `${of.title} ${text} ${unitBeside(of)}`.trimEnd()).join(' · ')}
      </span>
      <Icon name="right" />
    </button>
  )
}
