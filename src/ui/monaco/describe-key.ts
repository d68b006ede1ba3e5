import { nodeAt, pythonTypeOf } from '../../core/config-node.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { fallbackText } from '../../core/fallback-text.ts'
import { historyOf } from '../../core/compose/inspect.ts'
import type { Step } from '../../core/compose/inspect.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { printValue } from '../../core/print/print.ts'
import { formatOrigin, hasLines } from '../../core/source.ts'
import type { Origin } from '../../core/source.ts'
import { defaultAt } from '../../systems/schema/default-at.ts'
import type { Field } from '../../systems/schema/field.ts'
import { expansionOf } from '../../systems/judge/named-value.ts'
import { toPlain } from '../../systems/schema/plain.ts'
import { describeField } from './describe-field.ts'
import type { LinkHere } from './key-at.ts'
import { fieldOfPath } from './look-at.ts'
import type { Look } from './look-at.ts'
import { code, commandLink, plain } from './markdown.ts'
import { fileOfRef } from './propose-files.ts'

/** Command of the editor that goes to an offset of a text: its arguments are the text's path and the offset. */
export const GO_TO = 'strata.goTo'

/**
 * A key of the config as a hover tells of it, one paragraph each: what the field is, what it takes, the Python type that the
 * dialect reads, and its whole history.
 *
 * @see SPEC.md P1
 */
export function describeKey(look: Look, path: Path, here: Origin): readonly string[] {
  const field = fieldOfPath(look, path)
  const head = field ? `**${plain(field.title)}**  ${code(formatPath(path))}` : code(formatPath(path))
  const verdicts = field?.real ? [field.real.refuses, field.real.requires].filter((text) => text !== undefined) : []
  return [
    head,
    ...(field?.help ? [plain(field.help)] : []),
    [field ? plain(describeField(field)) : '', typeText(nodeAt(look.seen.composition.config, path))]
      .filter((text) => text !== '')
      .join(' · '),
    ...standsFor(field, nodeAt(look.seen.composition.config, path) ?? defaultAt(look.seen.defaults, path)),
    ...verdicts.map((text) => `_${plain(text)}_`),
    historyLines(look, path, here).join('  \n'),
  ].filter((paragraph) => paragraph !== '')
}

/** What a name is in the real code. */
function standsFor(field: Field | undefined, node: ConfigNode | undefined): readonly string[] {
  const expansion = field && node && expansionOf(field, toPlain(node))
  return expansion ? [`${code(expansion.name)} stands for ${plain(expansion.text)}`] : []
}

/** The file that a link names, as a hover tells of it. */
export function describeLink(look: Look, link: Pick<LinkHere, 'raw' | 'base'>): string {
  const { raw } = link
  const path = fileOfRef(look, link)
  if (path === undefined) return `${code(raw)} leads out of the workspace`
  if (!look.session.files.has(path)) return `there is no file ${code(path)}`
  return `${commandLink(path, GO_TO, [path, 0])} ${plain(look.seen.options.kindOf(path))}`
}

function typeText(node: ConfigNode | undefined): string {
  return node ? `${code(pythonTypeOf(node))} in Python` : ''
}

function historyLines(look: Look, path: Path, here: Origin): readonly string[] {
  const { composition, defaults } = look.seen
  const steps = historyOf(composition, path)
  const isMap = steps.some((step) => step.kind === 'write' && step.node.kind === 'map')
  if (isMap) return steps.filter((step) => step.kind === 'removal').map((step) => stepLine(step, here, false))
  const fallback = defaultAt(defaults, path)
  const isSet = steps.some((step) => step.kind === 'write')
  const last =
    fallback && fallback.kind !== 'map'
      ? [`${lost(valueText(fallback), isSet)} ${plain(fallbackText(fallback)?.full ?? 'schema default')}`]
      : []
  return [...steps.map((step, i) => stepLine(step, here, i > 0)), ...last]
}

function stepLine(step: Step, here: Origin, isLost: boolean): string {
  const layer = step.layer ? ` ${plain(step.layer.kind)}` : ''
  if (step.kind === 'removal') return `removed by ${link(step.by)}${layer}`
  const { node, isRedundant } = step
  const isHere = node.source === here.source && node.start === here.start
  const note = [isHere ? 'here' : '', isRedundant ? 'same as beneath' : ''].filter((text) => text !== '')
  return `${lost(valueText(node), isLost)} ${link(node)}${layer}${note.length > 0 ? ` _${note.join(', ')}_` : ''}${viaText(node)}`
}

/** P4: where else the value's text stands. */
function viaText({ via }: ConfigNode): string {
  if (via?.kind === 'interpolation') return via.targets ? ` read from ${via.targets.map(link).join(', ')}` : ''
  if (!via) return ''
  return via.kind === 'alias' ? ` through the alias at ${link(via)}` : ` through ${code('<<')} at ${link(via)}`
}

function valueText(node: ConfigNode): string {
  const text = printValue(node)
  return code(text.length > 80 ? `${text.slice(0, 78)}…` : text)
}

/** A value that another replaced is struck out. */
function lost(text: string, isLost: boolean): string {
  return isLost ? `~~${text}~~` : `**${text}**`
}

function link(origin: Origin): string {
  const { source, start } = origin
  if (!hasLines(source)) return plain(source.path)
  return commandLink(formatOrigin(origin), GO_TO, [source.path, start])
}
