import type { DialectId } from '../core/dialect.ts'
import { applyEdits, setAt } from '../core/edit.ts'
import { parseOverrides } from '../core/overrides.ts'
import { formatPath } from '../core/path.ts'
import { printScalar } from '../core/print-scalar.ts'
import type { Source } from '../core/source.ts'
import type { System } from '../systems/system.ts'
import { openStack, replaceTexts } from './commands.ts'
import { rulesOf } from './rules.ts'
import { relativePath } from './stack-moves.ts'
import type { Session } from './session.ts'

/** The session with the stack saved, or why it was not. */
export type SavedStack = { readonly session: Session } | { readonly refusal: string }

/**
 * Saves an ad hoc stack as a new experiment that includes its files, with the override lines as its own keys, and opens it.
 * One step of the history.
 */
export function saveStackAsExperiment(session: Session, name: string): SavedStack {
  const { system, options } = rulesOf(session)
  const fileName = name.trim().replace(/\.ya?ml$/, '')
  if (!/^[\p{L}\p{N}_.-]+$/u.test(fileName)) return { refusal: 'a name is letters, digits, - _ and . only' }
  const folder = experimentFolder(system)
  const path = folder === '' ? `${fileName}.yaml` : `${folder}/${fileName}.yaml`
  if (session.files.has(path)) return { refusal: `${path} is there already` }
  const includes = session.stack.files.map((file) => `  - ${printScalar({ kind: 'str', value: relativePath(folder, file) })}\n`)
  const source: Source = { kind: 'file', path, text: `includes:\n${includes.join('')}` }
  const written = withOverrides(source, session, options.dialect)
  if (typeof written !== 'string') return written
  const texts = [
    { path, text: written },
    { path: session.stack.overrides.path, text: '' },
  ]
  return { session: openStack(replaceTexts(session, `Save the stack as ${path}`, { texts }), [path]) }
}

function experimentFolder(system: System): string {
  return system.layers.at(-1)?.folders[0] ?? ''
}

function withOverrides(source: Source, session: Session, dialect: DialectId): string | { readonly refusal: string } {
  const { overrides } = parseOverrides(session.stack.overrides, dialect)
  let { text } = source
  for (const override of overrides) {
    if (override.kind === 'delete')
      return { refusal: `a file cannot delete ${formatPath(override.path)}; remove that override first` }
    const inList = override.path.findIndex((segment) => typeof segment === 'number')
    if (inList !== -1)
      return { refusal: `a file replaces a list whole; write all of ${formatPath(override.path.slice(0, inList))} first` }
    const edit = setAt({ source: { ...source, text }, dialect }, override.path, override.value)
    if (!edit.ok) return { refusal: edit.reason }
    text = applyEdits(text, edit.edits)
  }
  return text
}
