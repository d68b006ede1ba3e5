import { useEffect, useMemo, useState } from 'react'
import { copyText, saveFile } from '../../io/save-file.ts'
import { digestsOf } from '../../io/digests.ts'
import { zipFiles } from '../../io/zip.ts'
import type { Source } from '../../core/source.ts'
import type { Derived } from '../../workspace/derive.ts'
import { useDerived } from '../session-context.tsx'
import { closeDialog, Dialog } from '../shell/Dialog.tsx'
import { count, stackName } from '../shell/names.ts'
import { exportAs, FORMATS } from './export-as.ts'
import type { Choices, Leaving } from './export-as.ts'
import { ExportFiles, ExportText, ManifestNote } from './ExportFiles.tsx'
import './export.css'

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
  const [shownPath, setShownPath] = useState('')
  const files = exported.ok && 'files' in exported ? exported.files : undefined
  const shown = files?.find(({ path }) => path === shownPath) ?? files?.[0]
  const text = shown?.text ?? (exported.ok && 'text' in exported ? exported.text : undefined)
  const file = FORMATS.find(({ id }) => id === choices.format)?.file ?? ''
  const choose = (change: Partial<Choices>): void => {
    setChoices({ ...choices, ...change })
    setDone('')
  }
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(text ?? '')
    setDone(isCopied ? `Copied${shown ? ` ${shown.path}` : ''}.` : 'The browser did not allow copying.')
  }
  const save = async (): Promise<void> => {
    const content = files ? zipFiles(files.map((each) => ({ ...each, path: `hydra/${each.path}` }))) : (text ?? '')
    const saved = await saveFile({ name: file, content })
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
      {!exported.ok && (
        <p className="export-refusal severity is-error" role="alert">
          Not exported: {exported.reason}
        </p>
      )}
      {text !== undefined && !shown && <ExportText name={file} text={text} />}
      {files && shown && <ExportFiles files={files} shown={shown} show={setShownPath} />}
      {files && <ManifestNote files={files} />}
      <Notes exported={exported} />
      <div className="dialog-actions">
        <span className="export-done" role="status">
          {done || (exported.ok ? proofOf(exported, choices.format) : '')}
        </span>
        <button type="button" className="button" onClick={closeDialog}>
          Close
        </button>
        <button type="button" className="button" disabled={!exported.ok} onClick={() => void copy()}>
          Copy{shown && ` ${shown.path}`}
        </button>
        <button type="button" className="button is-main" disabled={!exported.ok} onClick={() => void save()}>
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

/** What has been checked of what is about to leave. */
function proofOf(leaving: Leaving & { readonly ok: true }, format: Choices['format']): string {
  if ('values' in leaving) return `Composed again: ${count(leaving.values, 'value')}, all equal.`
  return format === 'command' ? '' : 'Read back and found equal.'
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

function Notes({ exported }: { readonly exported: Leaving }) {
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
