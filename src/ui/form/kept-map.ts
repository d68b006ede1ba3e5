import { OVERRIDES } from '../../core/compose/compose.ts'
import { nodeAt } from '../../core/config-node.ts'
import { pathInText } from '../../core/layer-place.ts'
import { parse } from '../../core/read/parse.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { schemaAt } from '../../systems/schema/field.ts'
import { derive } from '../../workspace/derive.ts'
import type { Session } from '../../workspace/session.ts'
import { formModel, sectionOf } from './form-model.ts'
import type { FormModel } from './form-model.ts'

/**
 * The map that stays as `{}` when what stands at `path` is reset: one that this would empty, or `path` itself, that the schema requires
 * and no other layer writes; `[]` where there is none. One that came into the file with the form's own values goes with them.
 *
 * @see SPEC.md E10
 */
export function keptMap(session: Session, path: Path): Path {
  const form = formModel(derive(session), session)
  if (form.path === OVERRIDES) return []
  let top = path.length
  while (top > 1 && isAlone(form, path.slice(0, top))) top -= 1
  let kept = top - 1
  while (kept < path.length && isNeeded(session, form, { path: path.slice(0, kept + 1), reset: path })) kept += 1
  return kept < top ? [] : path.slice(0, kept)
}

/** Whether a key is all that its map holds, so that the map would go with it. An item keeps its place. */
function isAlone(form: FormModel, path: Path): boolean {
  const map = typeof path.at(-2) === 'string' ? written(form, path.slice(0, -1)) : undefined
  return map?.kind === 'map' && map.entries.size === 1
}

/** What the layer holds at a path, or would hold: a list that it inherits is written here whole. */
function written({ own, seen }: FormModel, path: Path): ReturnType<typeof nodeAt> {
  return nodeAt(own, path) ?? (isInList(path) ? nodeAt(seen.composition.config, path) : undefined)
}

function isInList(path: Path): boolean {
  return path.some((segment) => typeof segment === 'number')
}

interface Asked {
  /** The map. */
  readonly path: Path
  /** What is reset: the map, or something in it. */
  readonly reset: Path
}

function isNeeded(session: Session, form: FormModel, asked: Asked): boolean {
  const { path } = asked
  const map = written(form, path)
  const isFilled = map?.kind === 'map' && map.entries.size > 0
  return isFilled && isRequired(form, path) && !isElsewhere(form, path) && !isMadeHere(session, form, asked)
}

function isRequired(form: FormModel, path: Path): boolean {
  const key = String(path.at(-1))
  if (path.length === 1) return form.system.sections.some((known) => known.key === key && known.requires !== undefined)
  const section = sectionOf(form, path)
  const around = section && schemaAt(section.narrowed, path.slice(section.base.length, -1))
  return around?.required?.includes(key) === true
}

function isElsewhere({ seen, layer }: FormModel, path: Path): boolean {
  if (isInList(path)) return false
  const others = seen.composition.layers.filter((other) => other !== layer && other.state === 'ok')
  return others.some(({ own }) => nodeAt(own, path) !== undefined)
}

/** Whether a step of the history that set something in the map, or the map that is reset now, brought it into the file. */
function isMadeHere({ past }: Session, form: FormModel, { path, reset }: Asked): boolean {
  const inText = pathInText(form.place, path)
  const set = `Set ${formatPath(path)}`
  const isSet = (label: string): boolean =>
    (label === set && path.length === reset.length) || label.startsWith(`${set}.`) || label.startsWith(`${set}[`)
  return past.some(({ label, changes }) => {
    const before = isSet(label) ? changes.find((change) => change.path === form.path)?.before : undefined
    return before !== undefined && inText !== undefined && !nodeAt(parse(before, form.options.dialect).root, inText)
  })
}
