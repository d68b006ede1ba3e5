import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import { normalizePath } from '../../core/file-path.ts'
import type { Issue } from '../../core/issue.ts'
import type { Path } from '../../core/path.ts'
import { keyText } from '../../core/value.ts'
import { keyIssue, valueIssue } from './manifest-issues.ts'
import { Misfit, readText } from './manifest-node.ts'

/** A JSON Schema file that a workspace registers, and what it describes. */
export interface RegisteredFile {
  /** Relative to the workspace. */
  readonly file: string
  readonly place: SchemaPlace
  /** Where `strata.yaml` says so, and the text there. */
  readonly path: Path
  readonly node: ConfigNode
}

/** What a schema describes: the whole config, one section of it, or one kind of what a section holds. */
export type SchemaPlace = { readonly of: 'config' } | { readonly of: 'section'; readonly section: string } | KindPlace

/** One kind of what a section holds. */
export interface KindPlace {
  readonly of: 'kind'
  readonly section: string
  /** What the section's discriminator says to pick it. */
  readonly name: string
  /** The key of the block that holds its fields, where kinds of the section have blocks of their own. */
  readonly block?: string
  /** What a person calls it. */
  readonly title?: string
}

/** Where `strata.yaml` holds the schemas of a workspace. */
export const SCHEMAS = 'schemas'

/** The key that stands for the map around it: of `schemas` the whole config, of a section the section itself. */
export const ITSELF = '.'

/** Reads the key `schemas` of a manifest: what is for the whole config first, kinds last. What does not fit costs only itself. */
export function readSchemas(root: MapNode): { readonly schemas: readonly RegisteredFile[]; readonly issues: readonly Issue[] } {
  const node = root.entries.get(SCHEMAS)?.node
  if (!node) return { schemas: [], issues: [] }
  const run: Run = { root, schemas: [], issues: [] }
  readOf(node, run, { path: [SCHEMAS], place: { of: 'config' } })
  const rank = ['config', 'section', 'kind']
  return { schemas: run.schemas.toSorted((a, b) => rank.indexOf(a.place.of) - rank.indexOf(b.place.of)), issues: run.issues }
}

interface Run {
  readonly root: MapNode
  readonly schemas: RegisteredFile[]
  readonly issues: Issue[]
}

interface Site {
  readonly path: Path
  readonly place: SchemaPlace
}

/** A file, or a map with more of them: of `schemas` by section, of a section by kind. */
function readOf(node: ConfigNode, run: Run, { path, place }: Site): void {
  if (node.kind !== 'map') return readFile(node, run, { path, place })
  if (place.of === 'kind') return readKind(node, run, { path, place })
  for (const [id, entry] of node.entries) {
    readOf(entry.node, run, { path: [...path, id], place: id === ITSELF ? place : placeIn(place, id) })
  }
}

function placeIn(place: SchemaPlace, id: string): SchemaPlace {
  return place.of === 'section' ? { of: 'kind', section: place.section, name: keyText(id) } : { of: 'section', section: id }
}

function readKind(node: MapNode, run: Run, { path, place }: Site & { readonly place: KindPlace }): void {
  const { issues, root } = run
  const other = [...node.entries.keys()].filter((key) => !KIND_KEYS.includes(key))
  issues.push(...other.map((key) => keyIssue([...path, key], `a kind has no key ${keyText(key)}`, { root, known: KIND_KEYS })))
  const file = node.entries.get('file')?.node
  if (!file) return misfit(path, run)
  const [block, title] = ['key', 'title'].map((key) => textAt(node, key, { run, path }))
  readFile(file, run, {
    path: [...path, 'file'],
    place: { ...place, ...(block ? { block } : {}), ...(title ? { title } : {}) },
  })
}

const KIND_KEYS = ['file', 'key', 'title']

function textAt(node: MapNode, key: string, { run, path }: { readonly run: Run; readonly path: Path }): string | undefined {
  const value = node.entries.get(key)?.node
  const text = value && readText(value)
  if (text === '' || text instanceof Misfit) misfit([...path, key], run)
  return text instanceof Misfit ? undefined : text
}

function readFile(node: ConfigNode, run: Run, { path, place }: Site): void {
  const text = readText(node)
  if (text instanceof Misfit || text === '') return misfit(path, run)
  const file = normalizePath(text)
  if (file !== undefined && file !== '') run.schemas.push({ file, place, path, node })
  else
    run.issues.push(
      valueIssue({ code: 'manifest', path, message: `${text} leads out of the workspace; nothing outside it is read` }, run.root),
    )
}

function misfit(path: Path, { root, issues }: Run): void {
  issues.push(valueIssue({ code: 'wrong-type', path, message: MESSAGE }, root))
}

const MESSAGE =
  'schemas is a JSON Schema file, or a map from sections to files or to maps from kinds to files or {file, key, title}; . is the map itself'
