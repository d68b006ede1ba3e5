import type { Session } from './session.ts'
import type { SideRef } from './side.ts'

/** All that a link to a comparison holds. */
export interface CompareLink {
  /** Name of the workspace that its paths are in. */
  readonly workspace: string
  readonly sides: readonly SideRef[]
  readonly view: CompareView
  readonly filter: string
}

/** A link as the hash of an address, or, as one clause, why there is none. */
export type Encoded = { readonly hash: string } | { readonly refusal: string }

export type CompareView = (typeof VIEWS)[number]

const VIEWS = ['causes', 'tree', 'text', 'table'] as const

/** More sides than anybody looks at, and more text than any browser keeps in an address: such a link is a mistake, or worse. */
const MOST_SIDES = 26
const MOST_TEXT = 64_000

/**
 * A link as the hash of an address, without the `#`: `compare?workspace=w&a=experiments/x.yaml&b=stack&b.file=…&view=causes`.
 * Or, as one clause, why there is none: what is from outside the workspace has no address.
 */
export function encodeLink({
  workspace,
  sides,
  view,
  filter,
}: CompareLink): { readonly hash: string } | { readonly refusal: string } {
  const pairs: [string, string][] = [['workspace', workspace]]
  for (const [i, ref] of sides.entries()) {
    if (ref.kind === 'text') return { refusal: `${ref.name} is from outside the workspace, and only paths fit into a link` }
    if (i >= MOST_SIDES) return { refusal: `a link holds no more than ${MOST_SIDES} sides` }
    pairs.push(...sidePairs(letterOf(i), ref))
  }
  pairs.push(['view', view])
  if (filter !== '') pairs.push(['filter', filter])
  const hash = `compare?${pairs.map(([key, value]) => `${key}=${encodeText(value)}`).join('&')}`
  return hash.length > MOST_TEXT ? { refusal: 'its override lines are too long for an address' } : { hash }
}

function letterOf(index: number): string {
  return String.fromCodePoint(97 + index)
}

function sidePairs(letter: string, ref: Exclude<SideRef, { readonly kind: 'text' }>): [string, string][] {
  switch (ref.kind) {
    case 'file':
      return [[letter, ref.isSaved === true ? `saved:${ref.path}` : isWord(ref.path) ? `file:${ref.path}` : ref.path]]
    case 'open':
      return [[letter, ref.isSaved === true ? 'open:saved' : 'open']]
    case 'stack':
      return [
        [letter, 'stack'],
        ...ref.files.map((path): [string, string] => [`${letter}.file`, path]),
        ...(ref.overrides === '' ? [] : [[`${letter}.set`, ref.overrides] satisfies [string, string]]),
        ...ref.off.map((id): [string, string] => [`${letter}.off`, id]),
      ]
  }
}

/** Whether a path reads like what stands for something else. */
function isWord(path: string): boolean {
  return path === '' || path === 'open' || path === 'stack' || /^(?:file|saved|open):/.test(path)
}

/** Readable where it can be: an address keeps these characters as they are, and nothing here is told apart by them. */
function encodeText(text: string): string {
  const escaped = encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll(
    /%(?:2F|3A|40|2C|3D|5B|5D)/g,
    decodeURIComponent,
  )
  // Where a link is pasted, these often end it.
  return escaped.replaceAll(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** What a hash says. Undefined where it is no link to a comparison; what is not understood of one is left out and told. */
export function decodeLink(hash: string): { readonly link: CompareLink; readonly left: readonly string[] } | undefined {
  const text = hash.replace(/^#/, '')
  if (!text.startsWith('compare?')) return undefined
  const left: string[] = []
  if (text.length > MOST_TEXT) return { link: { workspace: '', sides: [], view: 'causes', filter: '' }, left: ['it is too long'] }
  const values = readPairs(text.slice('compare?'.length), left)
  const one = (key: string): string => values.get(key)?.[0] ?? ''
  const view = VIEWS.find((known) => known === one('view'))
  if (values.has('view') && !view) left.push(`there is no view ${one('view')}`)
  return {
    link: { workspace: one('workspace'), sides: readSides(values, left), view: view ?? 'causes', filter: one('filter') },
    left,
  }
}

function readPairs(text: string, left: string[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>()
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=')
    const key = at === -1 ? pair : pair.slice(0, at)
    const value = decodeText(at === -1 ? '' : pair.slice(at + 1))
    if (value === undefined) left.push(`${key} cannot be read`)
    else values.set(key, [...(values.get(key) ?? []), value])
  }
  return values
}

function decodeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

/** Sides up to the first letter that is left out: what comes after it would stand in another's place. */
function readSides(values: ReadonlyMap<string, readonly string[]>, left: string[]): readonly SideRef[] {
  const sides: SideRef[] = []
  for (let i = 0; i < MOST_SIDES; i += 1) {
    const letter = letterOf(i)
    const [side] = values.get(letter) ?? []
    if (side === undefined) continue
    if (i > sides.length) {
      left.push(`it names ${letter.toUpperCase()} and not all before it`)
      break
    }
    sides.push(
      readSide(side, { files: values.get(`${letter}.file`), set: values.get(`${letter}.set`), off: values.get(`${letter}.off`) }),
    )
  }
  return sides
}

interface StackParts {
  readonly files: readonly string[] | undefined
  readonly set: readonly string[] | undefined
  readonly off: readonly string[] | undefined
}

function readSide(side: string, { files = [], set = [], off = [] }: StackParts): SideRef {
  if (side === 'open') return { kind: 'open' }
  if (side === 'open:saved') return { kind: 'open', isSaved: true }
  if (side === 'stack') return { kind: 'stack', files, overrides: set.join('\n'), off }
  if (side.startsWith('saved:')) return { kind: 'file', path: side.slice('saved:'.length), isSaved: true }
  return { kind: 'file', path: side.replace(/^file:/, '') }
}

/**
 * The same sides for somebody who has something else open: what is open in Compose becomes the files, overrides and switched
 * off layers that it is made of.
 */
export function lastingSides({ stack }: Pick<Session, 'stack'>, sides: readonly SideRef[]): readonly SideRef[] {
  return sides.map((ref) => (ref.kind === 'open' ? lastingSide(stack, ref) : ref))
}

function lastingSide({ files, overrides, off }: Session['stack'], { isSaved }: SideRef & { readonly kind: 'open' }): SideRef {
  const [path, ...others] = files
  const isPlain = others.length === 0 && off.size === 0 && overrides.text.trim() === ''
  if (path === undefined || !isPlain) return { kind: 'stack', files, overrides: overrides.text, off: [...off] }
  return { kind: 'file', path, ...(isSaved === true ? { isSaved } : {}) }
}
