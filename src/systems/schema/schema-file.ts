import { entryAt } from '../../core/config-node.ts'
import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import type { Issue } from '../../core/issue.ts'
import { parse } from '../../core/read/parse.ts'
import type { Source } from '../../core/source.ts'
import { keyText } from '../../core/value.ts'
import { keyPlace, nearestNode, placeOf } from './finding.ts'
import { fixByRename } from './fix-value.ts'
import { ANYTHING } from './json-schema.ts'
import type { JsonSchema, RawJsonSchema } from './json-schema.ts'
import { normalizeSchema } from './normalize-schema.ts'
import { isPydantic1 } from './pydantic1.ts'
import type { SchemaProblem } from './schema-keywords.ts'

/** A JSON Schema file as it was read; a broken one says nothing, and its issues say why. */
export interface SchemaFile {
  readonly source: Source
  readonly root: MapNode
  /** The schema as plain data. */
  readonly raw: RawJsonSchema
  readonly isBroken: boolean
  readonly issues: readonly Issue[]
}

const files = new WeakMap<Source, SchemaFile>()

/** Reads the text of a JSON Schema file, JSON or YAML. The same object for the same source. */
export function readSchemaFile(source: Source): SchemaFile {
  const before = files.get(source)
  if (before) return before
  const { root, broken, issues } = parse(source, 'yaml12')
  const raw = plainOf(root) as RawJsonSchema
  const errors = issues.filter(({ severity }) => severity === 'error').map(issueOfText)
  const file: SchemaFile = { source, root, raw, isBroken: broken, issues: errors }
  files.set(source, file)
  return file
}

/** What is wrong with the text, said of a schema and not of a config. */
function issueOfText({ hint, ...issue }: Issue): Issue {
  if (issue.code === 'not-a-map') return { ...issue, path: [], message: 'the top level is no map, and a JSON Schema is one' }
  return { ...issue, path: [], ...(hint === undefined ? {} : { hint }) }
}

/** The form schema of a part of a file, and what in it could not be used. */
export interface Converted {
  readonly schema: JsonSchema
  readonly issues: readonly Issue[]
}

const converted = new WeakMap<SchemaFile, Map<string, Converted>>()

/** What takes anything: it stands where a schema cannot be read. */
export const TAKES_ANYTHING: JsonSchema = { type: [...ANYTHING] }

/** So many issues of one file are told: whoever mends them sees the others. */
const MOST_ISSUES = 100

/**
 * The form schema at a path of a file, `[]` for the whole, and the issues of all that was left out or takes anything instead,
 * each with its place in the file. A schema of nothing is an issue at its top only: `{}` inside takes anything, and means it.
 * The same object for the same file and path.
 *
 * @see SPEC.md V10
 */
export function convertSchema(file: SchemaFile, at: SchemaProblem['at'] = []): Converted {
  const known = converted.get(file) ?? new Map<string, Converted>()
  converted.set(file, known)
  const id = JSON.stringify(at)
  const before = known.get(id)
  if (before) return before
  const made = file.isBroken ? { schema: TAKES_ANYTHING, issues: [] } : convert(file, at)
  known.set(id, made)
  return made
}

function convert(file: SchemaFile, at: SchemaProblem['at']): Converted {
  const found = new Map<string, Issue>()
  const report = (problem: SchemaProblem): void => {
    const isMeant = problem.code === 'schema-empty' && problem.at.length > at.length
    const id = JSON.stringify(problem.at)
    if (!isMeant && found.size < MOST_ISSUES && !found.has(id)) found.set(id, issueOf(problem, file))
  }
  const raw = at.reduce<unknown>((here, step) => (here as RawJsonSchema)[step], file.raw)
  const prefix = `${file.source.path}#`
  const schema = normalizeSchema(raw, { root: file.raw, at, report, prefix, isForeign: true, takesNulls: isPydantic1(file.raw) })
  return { schema: { source: file.source.path, ...schema }, issues: [...found.values()] }
}

/** The issue of a problem: at the keyword where that is not known, at its value where that does not fit. */
function issueOf({ at, meant, ...words }: SchemaProblem, { root }: SchemaFile): Issue {
  const entry = entryAt(root, at)
  const origin = entry && words.severity !== 'error' ? keyPlace(entry) : placeOf(nearestNode(root, at))
  const fixes = meant === undefined ? [] : fixByRename(entry, meant)
  return { ...words, path: [], origin, ...(fixes.length > 0 ? { fixes } : {}) }
}

/** A node as JSON has it: ints as numbers, dates as the text that they were written as. */
function plainOf(node: ConfigNode): unknown {
  if (node.kind === 'list') return node.items.map(plainOf)
  if (node.kind === 'map') {
    const object = Object.create(null) as Record<string, unknown>
    for (const [id, entry] of node.entries) object[keyText(id)] = plainOf(entry.node)
    return object
  }
  const { value } = node
  if (value.kind === 'null') return null
  return value.kind === 'int' ? Number(value.value) : value.value
}
