import { MOST_SIDES, readSides, sidePairs } from './link-sides.ts'
import type { Session } from '../session.ts'
import type { SideRef } from './side.ts'

/** All that a link to a comparison holds. */
export interface CompareLink {
  /** Name of the workspace that its paths are in. */
  readonly workspace: string
  /** A, B, then the further columns of the table. A is its baseline. */
  readonly sides: readonly SideRef[]
  /** How the differences are shown. */
  readonly view: (typeof VIEWS)[number]
  /** Search words and `@layer:data`, `@added`, … over the changes. */
  readonly filter: string
  /** The changes that are listed: those that count, those that are ignored, or equal values from different places. */
  readonly shows: (typeof LISTS)[number]
  /** Whether the table of three sides says who changed what, with A as what both started from. */
  readonly isThreeWay: boolean
}

/** A link as the hash of an address, or, as one clause, why there is none. */
export type Encoded = { readonly hash: string } | { readonly refusal: string }

const VIEWS = ['causes', 'tree', 'text', 'table'] as const
const LISTS = ['changes', 'ignored', 'redundant'] as const

/** What no hash says. */
const NOTHING: CompareLink = { workspace: '', sides: [], view: 'causes', filter: '', shows: 'changes', isThreeWay: false }

/** More text than any browser keeps in an address: such a link is a mistake, or worse. */
const MOST_TEXT = 64_000

/**
 * A link as the hash of an address, without the `#`: `compare?workspace=w&a=experiments/x.yaml&b=stack&b.file=…&view=causes`.
 * Or, as one clause, why there is none: what is from outside the workspace has no address.
 */
export function encodeLink({ workspace, sides, view, filter, shows, isThreeWay }: CompareLink): Encoded {
  const pairs: [string, string][] = [['workspace', workspace]]
  for (const [i, ref] of sides.entries()) {
    if (i >= MOST_SIDES) return { refusal: `a link holds no more than ${MOST_SIDES} sides` }
    const side = sidePairs(i, ref)
    if ('refusal' in side) return side
    pairs.push(...side)
  }
  pairs.push(['view', view])
  if (filter !== '') pairs.push(['filter', filter])
  if (shows !== 'changes') pairs.push(['show', shows])
  if (isThreeWay) pairs.push(['three-way', '1'])
  const hash = `compare?${pairs.map(([key, value]) => `${key}=${encodeText(value)}`).join('&')}`
  return hash.length > MOST_TEXT ? { refusal: 'its override lines are too long for an address' } : { hash }
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
  if (text.length > MOST_TEXT) return { link: NOTHING, left: ['it is too long'] }
  const values = readPairs(text.slice('compare?'.length), left)
  const one = (key: string): string => values.get(key)?.[0] ?? ''
  const named = <Name extends string>(key: string, names: readonly Name[]): Name | undefined => {
    const found = names.find((name) => name === one(key))
    if (values.has(key) && found === undefined) left.push(`there is no ${key} ${one(key)}`)
    return found
  }
  const link: CompareLink = {
    workspace: one('workspace'),
    sides: readSides(values, left),
    view: named('view', VIEWS) ?? NOTHING.view,
    filter: one('filter'),
    shows: named('show', LISTS) ?? NOTHING.shows,
    isThreeWay: one('three-way') === '1',
  }
  return { link, left }
}

function readPairs(text: string, left: string[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>()
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=')
    const key = at === -1 ? pair : pair.slice(0, at)
    const value = decodeText(at === -1 ? '' : pair.slice(at + 1))
    if (value === undefined) left.push(`${key} cannot be read`)
    else {
      const present = values.get(key)
      if (present) present.push(value)
      else values.set(key, [value])
    }
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

/**
 * The same sides for somebody who has something else open: what is open in Compose becomes the files, overrides and switched
 * off layers that it is made of.
 */
export function lastingSides({ stack }: Pick<Session, 'stack'>, sides: readonly SideRef[]): readonly SideRef[] {
  return sides.map((ref) => (ref.kind === 'open' ? lastingSide(stack, ref) : ref))
}

function lastingSide({ files, overrides, off }: Session['stack'], ref: SideRef & { readonly kind: 'open' }): SideRef {
  const saved = ref.isSaved === true ? { isSaved: true } : {}
  const [path, ...others] = files
  const isPlain = others.length === 0 && off.size === 0 && overrides.text.trim() === ''
  if (path === undefined || !isPlain) return { kind: 'stack', files, overrides: overrides.text, off: [...off], ...saved }
  return { kind: 'file', path, ...saved }
}
