import { useEffect, useMemo, useState } from 'react'
import { exportJson } from '../../core/export-json.ts'
import { exportOverrideLines, exportTopOverrideLines } from '../../core/export-overrides.ts'
import { exportYaml } from '../../core/export-yaml.ts'
import type { Exported } from '../../core/export-check.ts'
import type { Derived } from '../../workspace/derive.ts'
import { runnerCommand } from '../../workspace/runner-command.ts'
import { digestsOf } from '../../io/digests.ts'
import { copyText, saveFile } from '../../io/save-file.ts'
import type { Source } from '../../core/source.ts'
import { VERSION } from '../../version.ts'
import { useDerived } from '../session-context.tsx'
import { closeDialog, Dialog } from '../shell/Dialog.tsx'
import { count, stackName } from '../shell/names.ts'
import './export.css'

const FORMATS = [
  { id: 'yaml', label: 'YAML', file: 'resolved_config.yaml' },
  { id: 'json', label: 'JSON', file: 'resolved_config.json' },
  { id: 'overrides', label: 'Override lines', file: 'overrides.txt' },
  { id: 'command', label: 'Command line', file: 'run.sh' },
] as const

type Format = (typeof FORMATS)[number]['id']

interface Choices {
  readonly format: Format
  readonly origins: boolean
  readonly recipe: boolean
  readonly defaults: boolean
  readonly inactive: boolean
  readonly onlyTop: boolean
}

/** What leaves the app: shown as it will be, read back before it can be copied or saved. */
export function ExportDialog() {
  const derived = useDerived((all) => all)
  const [choices, setChoices] = useState<Choices>({
    format: 'yaml',
    origins: false,
    recipe: false,
    defaults: false,
    inactive: true,
    onlyTop: false,
  })
  const digests = useDigests(derived)
  const exported = useMemo(() => exportAs(derived, { ...choices, digests }), [derived, choices, digests])
  const [done, setDone] = useState('')
  const file = FORMATS.find(({ id }) => id === choices.format)?.file ?? ''
  const choose = (change: Partial<Choices>): void => {
    setChoices({ ...choices, ...change })
    setDone('')
  }
  const copy = async (text: string): Promise<void> => {
    setDone((await copyText(text)) ? 'Copied.' : 'The browser did not allow copying.')
  }
  const save = async (text: string): Promise<void> => {
    const saved = await saveFile({ name: file, content: text })
    setDone(saved === 'cancelled' ? '' : `Saved ${file}.`)
  }
  return (
    <Dialog name="Export" className="export">
      <div className="export-head">
        <h2 className="dialog-head">
          Export <span className="soft">{stackName(derived.composition.stack.files)}</span>
        </h2>
        <div className="segments" role="group" aria-label="Format">
          {FORMATS.map(({ id, label }) => (
            <button key={id} type="button" aria-pressed={choices.format === id} onClick={() => choose({ format: id })}>
              {label}
            </button>
          ))}
        </div>
      </div>
      <Options choices={choices} choose={choose} hasInactive={derived.inactive.length > 0} />
      <Errors derived={derived} />
      {exported.ok ? (
        <textarea
          className="export-text mono"
          readOnly
          aria-label={`Contents of ${file}`}
          value={exported.text}
          spellCheck={false}
        />
      ) : (
        <p className="export-refusal severity is-error" role="alert">
          Not exported: {exported.reason}
        </p>
      )}
      <Notes exported={exported} />
      <div className="dialog-actions">
        <span className="export-done" role="status">
          {done || (exported.ok && choices.format !== 'command' ? 'Read back and found equal.' : '')}
        </span>
        <button type="button" className="button" onClick={closeDialog}>
          Close
        </button>
        <button type="button" className="button" disabled={!exported.ok} onClick={() => exported.ok && void copy(exported.text)}>
          Copy
        </button>
        <button
          type="button"
          className="button is-main"
          disabled={!exported.ok}
          onClick={() => exported.ok && void save(exported.text)}
        >
          Save {file}
        </button>
      </div>
    </Dialog>
  )
}

/** Digests of the layers' texts for the recipe; empty until they are worked out. */
function useDigests({ composition }: Derived): ReadonlyMap<Source, string> {
  const [digests, setDigests] = useState<ReadonlyMap<Source, string>>(new Map())
  useEffect(() => {
    let isGone = false
    const keep = (found: ReadonlyMap<Source, string>): void => {
      if (!isGone) setDigests(found)
    }
    void digestsOf(composition.layers.map(({ source }) => source)).then(keep)
    return () => {
      isGone = true
    }
  }, [composition])
  return digests
}

type Wanted = Choices & { readonly digests: ReadonlyMap<Source, string> }

function exportAs({ composition, defaults, inactive, system, options }: Derived, choices: Wanted): Exported {
  const scope = {
    ...(choices.defaults ? { defaults } : {}),
    ...(choices.inactive ? {} : { without: inactive }),
  }
  switch (choices.format) {
    case 'yaml': {
      const recipe = choices.recipe ? { recipe: { tool: `Strata ${VERSION}`, system: system.id, digests: choices.digests } } : {}
      return exportYaml(composition, { ...scope, origins: choices.origins, ...recipe })
    }
    case 'json':
      return exportJson(composition, scope)
    case 'overrides':
      return choices.onlyTop
        ? { ok: true, text: exportTopOverrideLines(composition), issues: [] }
        : exportOverrideLines(composition, scope)
    case 'command':
      return runnerCommand(composition, system, options)
  }
}

interface OptionsProps {
  readonly choices: Choices
  readonly choose: (change: Partial<Choices>) => void
  readonly hasInactive: boolean
}

function Options({ choices, choose, hasInactive }: OptionsProps) {
  const { format } = choices
  if (format === 'command') return <p className="soft">What to type where the runner runs.</p>
  return (
    <fieldset className="export-options">
      <legend className="hidden-text">What to write</legend>
      {format === 'yaml' && (
        <>
          <Check label="Origin of each line" isOn={choices.origins} set={(origins) => choose({ origins })} />
          <Check label="Recipe at the top" isOn={choices.recipe} set={(recipe) => choose({ recipe })} />
        </>
      )}
      {format === 'overrides' && (
        <Check label="Only the highest file" isOn={choices.onlyTop} set={(onlyTop) => choose({ onlyTop })} />
      )}
      <Check label="Schema defaults too" isOn={choices.defaults} set={(defaults) => choose({ defaults })} />
      {hasInactive && (
        <Check label="Blocks the model does not use" isOn={choices.inactive} set={(inactive) => choose({ inactive })} />
      )}
    </fieldset>
  )
}

function Check({ label, isOn, set }: { readonly label: string; readonly isOn: boolean; readonly set: (isOn: boolean) => void }) {
  return (
    <label className="export-check">
      <input type="checkbox" checked={isOn} onChange={(event) => set(event.target.checked)} /> {label}
    </label>
  )
}

function Errors({ derived }: { readonly derived: Derived }) {
  const errors = derived.issues.filter(({ severity }) => severity === 'error').length
  const off = derived.composition.stack.off.size
  if (errors === 0 && off === 0) return null
  return (
    <p className="note" role="status">
      {errors > 0 && <span>This experiment has {count(errors, 'error')}: the export has them too.</span>}
      {off > 0 && <span>{count(off, 'layer')} switched off and left out.</span>}
    </p>
  )
}

function Notes({ exported }: { readonly exported: Exported }) {
  if (!exported.ok || exported.issues.length === 0) return null
  return (
    <ul className="export-notes">
      {exported.issues.map((issue) => (
        <li key={`${issue.code} ${issue.message}`} className={`severity is-${issue.severity}`}>
          {issue.message}
          {issue.hint !== undefined && `; ${issue.hint}`}
        </li>
      ))}
    </ul>
  )
}
