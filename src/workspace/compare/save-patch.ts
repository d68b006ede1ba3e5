import { pathOf } from '../../core/diff/change.ts'
import type { Change } from '../../core/diff/change.ts'
import { compose, OVERRIDES, overridesSource } from '../../core/compose/compose.ts'
import { diff } from '../../core/diff/diff.ts'
import { patchFile } from '../../core/diff/patch.ts'
import type { Patch } from '../../core/diff/patch.ts'
import { formatPath } from '../../core/path.ts'
import { fitForComment } from '../../core/print/print.ts'
import type { Source } from '../../core/source.ts'
import { MANIFEST } from '../../systems/manifest/manifest.ts'
import { replaceTexts } from '../commands.ts'
import { goalOf, patchRequestOf } from './comparison-patch.ts'
import type { PatchWay } from './comparison-patch.ts'
import { composeFile, experimentPath, includesText } from '../experiment-file.ts'
import { rulesOf } from '../rules.ts'
import type { Attempt, Session } from '../session.ts'

/** A patch as an experiment: it includes the files it starts from, and writes what differs. */
export interface PatchExperiment extends Patch {
  readonly path: string
}

/**
 * The experiment of this name that includes the files of the way's start and writes what its end has otherwise, its override
 * lines included; or why there can be none. It was composed, and says what no file can say.
 *
 * @see SPEC.md D7
 */
export function patchExperiment(session: Session, name: string, way: PatchWay): PatchExperiment | { readonly refusal: string } {
  const rules = rulesOf(session)
  const { stack } = way.from.composition
  const path = experimentPath(name, rules)
  if (path === undefined) return { refusal: 'a name is letters, digits, - _ and . only' }
  const refusal = session.files.has(path) || path === MANIFEST ? `${path} is there already` : whyNot(way)
  if (refusal !== undefined) return { refusal }
  // The experiment itself has no override lines beneath it, so what those say it writes.
  const bare = { files: stack.files, overrides: overridesSource(''), off: new Set<string>() }
  const goal = goalOf(session, way)
  const request = { ...patchRequestOf(session, way), b: goal, files: session.files, options: rules.options, ignored: [] }
  const patch = patchFile({ ...request, a: compose(session.files, bare, rules.options) })
  const text = `${headOf(way, patch)}${includesText(path, stack.files)}${patch.text}`
  const left = diff(composeFile(session, { kind: 'file', path, text }, rules), goal.config, request).changes
  const lost = firstBeyond(left, patch)
  if (lost)
    return { refusal: `an experiment over ${way.from.name} cannot give ${formatPath(pathOf(lost))} as ${way.to.name} does` }
  return { ...patch, text, path }
}

/** The session with the patch saved as an experiment, as one step of the history. What is open stays open. */
export function savePatch(session: Session, name: string, way: PatchWay): Attempt {
  const experiment = patchExperiment(session, name, way)
  if ('refusal' in experiment) return experiment
  const source: Source = { kind: 'file', path: experiment.path, text: experiment.text }
  return { session: replaceTexts(session, `Save the patch as ${experiment.path}`, { texts: [source] }) }
}

/** A name for the experiment that no file has yet. */
export function proposePatchName(session: Session, { from, to }: PatchWay): string {
  const rules = rulesOf(session)
  const name = `${to.name}_from_${from.name}`.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '_').replace(/^[.-]+/, '')
  const isTaken = (proposed: string): boolean => session.files.has(experimentPath(proposed, rules) ?? '')
  let proposed = name
  for (let n = 2; isTaken(proposed); n += 1) proposed = `${name}_${n}`
  return proposed
}

function whyNot({ from }: PatchWay): string | undefined {
  const { stack, layers } = from.composition
  if (from.ref.kind === 'text') return `${from.name} is no file of the workspace, so nothing can include it`
  if (stack.files.length === 0) return `${from.name} holds no files to include`
  const off = layers.find(({ state, kind }) => state === 'off' && kind !== OVERRIDES)
  return off && `${off.path} is switched off in ${from.name}, and an experiment includes it as it is`
}

/** What the patch is, and, as override lines would say it, what it lacks. */
function headOf({ from, to }: PatchWay, { inexpressible }: Patch): string {
  const lacking = inexpressible.map(({ change, reason }) => {
    return reason === 'deletion' ? `  ~${formatPath(change.whole?.path ?? pathOf(change))}` : `  ${formatPath(pathOf(change))}`
  })
  const lines = [
    `${to.name}, written over ${from.name}.`,
    ...(lacking.length > 0 ? ['What no file can say:'] : []),
    ...new Set(lacking),
  ]
  return lines.map((line) => `# ${fitForComment(line)}\n`).join('')
}

/** The first change that the patch has not listed. */
function firstBeyond(changes: readonly Change[], { inexpressible, left }: Patch): Change | undefined {
  const listed = new Set([...inexpressible.map(({ change }) => change), ...left].map((change) => formatPath(pathOf(change))))
  return changes.find((change) => !listed.has(formatPath(pathOf(change))))
}
