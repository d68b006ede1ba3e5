import { leavesOf, nodeAt } from '../../core/config-node.ts'
import { formatPath, isPathError, parsePath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { typesOf } from '../../systems/schema/json-schema.ts'
import type { Field } from '../../systems/schema/field.ts'
import { describeField } from './describe-field.ts'
import { inheritedAt } from './inherited.ts'
import { fieldOfPath } from './look-at.ts'
import type { Look } from './look-at.ts'
import { literal, placeholder } from './proposal.ts'
import type { Proposal } from './proposal.ts'
import { valuesAt } from './propose-values.ts'

/** What a line of the overrides layer may go on with: a whole key before its `=`, a value behind it. */
export function proposeOverrides(look: Look, text: string, offset: number): readonly Proposal[] {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const line = /^[^\n]*/.exec(text.slice(start))?.[0] ?? ''
  const { sign = '', key = '', equals = '', value = '' } = LINE.exec(line)?.groups ?? {}
  if (line.trimStart().startsWith('#')) return []
  const valueStart = start + sign.length + key.length + equals.length
  if (equals !== '' && offset >= valueStart) return valuesOf(look, key, { start: valueStart, word: value })
  const keyStart = start + sign.length
  if (offset < keyStart || offset > keyStart + key.length) return []
  return keysOf(look, sign.trim(), equals !== '').map((proposal) => ({
    ...proposal,
    start: keyStart,
    end: keyStart + key.length,
  }))
}

const LINE = /^(?<sign>\s*(?:\+\+|\+|~)?)(?<key>[^=]*)(?<equals>=?)(?<value>.*)$/

function valuesOf(
  look: Look,
  key: string,
  { start, word }: { readonly start: number; readonly word: string },
): readonly Proposal[] {
  const path = parsePath(key.trim())
  if (isPathError(path)) return []
  return valuesAt(look, path, word.trim() === '').map(({ text, detail }) => ({
    kind: 'value',
    label: text,
    snippet: literal(text),
    start,
    end: start + word.length,
    ...(detail === '' ? {} : { detail }),
  }))
}

type Unplaced = Omit<Proposal, 'start' | 'end'>

/** Keys that some layer writes, then those that only the schema knows: these are added with `+`. */
function keysOf(look: Look, sign: string, hasEquals: boolean): readonly Unplaced[] {
  const config = look.seen.composition.config
  const written = leavesOf(config).map(({ path }) => path)
  if (sign === '~') return withMaps(written).map((path) => keyOf(look, path, { before: '', isWhole: true }))
  const missing = look.seen.system.sections.flatMap((section) => {
    const isMap = typesOf(section.schema).includes('object') || section.schema.oneOf !== undefined
    return isMap && !config.entries.has(section.key) ? [] : missingIn(look, fieldOfPath(look, [section.key]))
  })
  return [
    ...(sign === '+' ? [] : written.map((path) => keyOf(look, path, { before: '', isWhole: hasEquals }))),
    ...missing.map((path) => keyOf(look, path, { before: sign === '' ? '+' : '', isWhole: hasEquals })),
  ]
}

/** The paths with those of the maps around them, which can be deleted whole. */
function withMaps(paths: readonly Path[]): readonly Path[] {
  const all = new Map<string, Path>()
  for (const path of paths) {
    for (let depth = 1; depth <= path.length; depth += 1) all.set(formatPath(path.slice(0, depth)), path.slice(0, depth))
  }
  return [...all.values()]
}

/** Paths of the leaves that a field may hold and no layer writes. */
function missingIn(look: Look, field: Field | undefined): readonly Path[] {
  if (!field) return []
  if (field.control === 'object') return (field.fields ?? []).flatMap((inner) => missingIn(look, inner))
  return nodeAt(look.seen.composition.config, field.path) ? [] : [field.path]
}

function keyOf(look: Look, path: Path, { before, isWhole }: { readonly before: string; readonly isWhole: boolean }): Unplaced {
  const name = formatPath(path)
  const field = fieldOfPath(look, path)
  const inherited = inheritedAt(look, path)
  const value = inherited && inherited.node.kind !== 'map' ? valuesAt(look, path, true)[0]?.text : undefined
  const facts = [inherited?.says, field?.help, field && describeField(field)].filter((text) => text !== undefined)
  return {
    kind: 'key',
    label: name,
    snippet: literal(before + name) + (isWhole ? '' : `=${value === undefined ? '$0' : placeholder(value)}`),
    // A whole path is long: where the value is from stands beside the list.
    ...(value === undefined ? {} : { detail: value }),
    ...(facts.length === 0 ? {} : { help: facts.join('\n\n') }),
  }
}
