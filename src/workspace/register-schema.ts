import { isEqualNode, nodeAt, nodeOf } from '../core/config-node.ts'
import type { ConfigNode } from '../core/config-node.ts'
import { setAt } from '../core/edit/edit.ts'
import type { EditResult, Target } from '../core/edit/edit.ts'
import { fileName } from '../core/file-path.ts'
import { parse } from '../core/read/parse.ts'
import { formatPath } from '../core/path.ts'
import type { Path } from '../core/path.ts'
import { keyId, keyText } from '../core/value.ts'
import { MANIFEST, readManifest } from '../systems/manifest/manifest.ts'
import { ITSELF, SCHEMAS } from '../systems/manifest/manifest-schemas.ts'
import type { SchemaPlace } from '../systems/manifest/manifest-schemas.ts'
import { replaceTexts } from './commands.ts'
import { editManifest } from './edit-manifest.ts'
import { rulesOf } from './rules.ts'
import type { Session } from './session.ts'
import type { Outside } from './compare/side.ts'

/** What a schema from outside is to be: something new, or the next text of a file that is registered. */
export type SchemaUse = SchemaPlace | { readonly of: 'update'; readonly file: string }

/** The session with a schema registered, and the file that holds it; or, as one clause, why it is not. */
export type RegisteredSchema = { readonly session: Session; readonly file: string } | { readonly refusal: string }

/**
 * The session with a schema's text as a file of the workspace and its place in `strata.yaml`, as one step of the history. No other
 * file is written over: a name that is taken by another text gets a number. Where there is no `strata.yaml`, one is written that says
 * what was guessed, and the schema.
 *
 * @see SPEC.md V11
 */
export function registerSchema(session: Session, schema: Outside, use: SchemaUse): RegisteredSchema {
  if (schema.badUtf8At !== undefined) return { refusal: 'it is not UTF-8: save it as UTF-8 first' }
  if (use.of === 'update') return updateSchema(session, schema, use.file)
  const file = freePath(session, schema)
  const edited = editManifest(session, (target) => addEntry(target, use, file))
  if ('refusal' in edited) return edited
  const texts = [
    { path: file, text: schema.text },
    { path: MANIFEST, text: edited.source.text },
  ]
  const next = replaceTexts(session, `Register ${file}`, { texts })
  const refusal = whyMisplaced(next, file)
  return refusal === undefined ? { session: next, file } : { refusal }
}

function updateSchema(session: Session, { text }: Outside, file: string): RegisteredSchema {
  if (session.files.get(file)?.text === text) return { refusal: `${file} has just this text, and is registered` }
  return { session: replaceTexts(session, `Update ${file}`, { texts: [{ path: file, text }] }), file }
}

/** Files of schemas that a session registers already and that are called as this one is. */
export function namesakes(session: Session, { name }: Pick<Outside, 'name'>): readonly string[] {
  const { manifest } = readManifest(session.files.get(MANIFEST) ?? session.guessed)
  const files = manifest.schemas
    .map(({ file }) => file)
    .filter((file) => session.files.has(file) && fileName(file) === plainName(name))
  return [...new Set(files)]
}

/** Where a schema's file goes: its own name if that is free, or taken by the same text; else with a number behind. */
export function freePath({ files }: Session, { name, text }: Outside): string {
  const [stem, ending] = splitName(plainName(name))
  const paths = Array.from({ length: files.size + 1 }, (_, i) => `${SCHEMAS}/${stem}${i === 0 ? '' : `-${i + 1}`}${ending}`)
  return paths.find((path) => !files.has(path) || files.get(path)?.text === text) ?? ''
}

/** The name without what could lead elsewhere, or be written in many ways. */
function plainName(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '_').replace(/^\.+/, '') || 'schema.json'
}

function splitName(name: string): readonly [stem: string, ending: string] {
  const ending = /\.(?:json|ya?ml)$/i.exec(name)?.[0] ?? '.json'
  const stem = name.endsWith(ending) ? name.slice(0, -ending.length) : name
  return [stem || 'schema', ending.toLowerCase()]
}

function addEntry(target: Target, place: SchemaPlace, file: string): EditResult {
  const { root } = parse(target.source, target.dialect)
  const value = valueOf(place, file)
  const node = nodeOf(value, target.source)
  const direct = pathOf(place)
  const at = place.of !== 'kind' && nodeAt(root, direct)?.kind === 'map' ? [...direct, ITSELF] : direct
  const there = nodeAt(root, at)
  if (there && !isEqualNode(there, node) && !isNull(there)) {
    return { ok: false, reason: `${formatPath(at)} in ${MANIFEST} is there already` }
  }
  const above = direct.slice(0, -1).map((_, i) => direct.slice(0, i + 1))
  const short = above.map((path) => ({ path, node: nodeAt(root, path) })).find((one) => one.node?.kind === 'scalar')
  return short?.node && !isNull(short.node)
    ? widen(target, { ...short, node: short.node }, { at, value })
    : setAt(target, at, node)
}

interface Short {
  readonly path: Path
  readonly node: ConfigNode
}

/** What stands above as the name of one file becomes a map that still names it, and the new one beneath. */
function widen(target: Target, { path, node }: Short, { at, value }: { readonly at: Path; readonly value: unknown }): EditResult {
  const own = node.kind === 'scalar' && node.value.kind === 'str' ? node.value.value : undefined
  if (own === undefined) return { ok: false, reason: `${formatPath(path)} in ${MANIFEST} names no file: mend it first` }
  const beneath = at.slice(path.length).reduceRight<unknown>((inner, key) => ({ [keyText(String(key))]: inner }), value)
  return setAt(target, path, nodeOf({ [ITSELF]: own, ...(beneath as object) }, target.source))
}

function pathOf(place: SchemaPlace): Path {
  if (place.of === 'config') return [SCHEMAS]
  if (place.of === 'section') return [SCHEMAS, place.section]
  return [SCHEMAS, place.section, keyId({ kind: 'str', value: place.name })]
}

function valueOf(place: SchemaPlace, file: string): unknown {
  const { block, title } = place.of === 'kind' ? place : {}
  if (block === undefined && title === undefined) return file
  return { file, ...(block === undefined ? {} : { key: block }), ...(title === undefined ? {} : { title }) }
}

function isNull(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.value.kind === 'null'
}

/** What the system says to a schema that was put where it has no place. */
function whyMisplaced(session: Session, file: string): string | undefined {
  const rules = rulesOf(session)
  const { manifest } = readManifest(session.files.get(MANIFEST) ?? session.guessed)
  const own = new Set(manifest.schemas.filter((entry) => entry.file === file).map(({ node }) => node.start))
  const issue = rules.issues.find(
    ({ code, severity, origin }) =>
      code === 'schema-place' && severity === 'error' && (origin.source.path === file || own.has(origin.start)),
  )
  return issue?.message
}
