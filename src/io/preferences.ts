/** How a person likes the screen. Everything is optional: what is absent is as the app has it. */
export interface Preferences {
  readonly theme?: 'light' | 'dark' | 'system'
  readonly mode?: 'form' | 'text' | 'both'
  readonly showDefaults?: boolean
  /** Sizes of panels by group, in percent by panel. */
  readonly layouts?: Readonly<Record<string, Layout>>
  /** The workspaces that were open, the last one last, each with the files composed there. */
  readonly places?: readonly Place[]
}

/** A workspace, by the key that its drafts are kept under, and the files that were composed in it. */
export interface Place {
  readonly key: string
  readonly files: readonly string[]
}

export type Layout = Readonly<Record<string, number>>

const KEY = 'strata'

/** The preferences kept in this browser; what is not understood is left out. */
export function loadPreferences(): Preferences {
  const kept = parse(read())
  const { theme, mode, showDefaults, layouts, places } = kept
  return {
    ...(isOneOf(theme, ['light', 'dark', 'system']) ? { theme } : {}),
    ...(isOneOf(mode, ['form', 'text', 'both']) ? { mode } : {}),
    ...(typeof showDefaults === 'boolean' ? { showDefaults } : {}),
    ...(isRecord(layouts) ? { layouts: Object.fromEntries(Object.entries(layouts).filter(isLayout)) } : {}),
    ...(Array.isArray(places) ? { places: places.filter(isPlace) } : {}),
  }
}

/** Keeps some preferences beside those kept before. */
export function savePreferences(change: Preferences): void {
  const text = JSON.stringify({ ...loadPreferences(), ...change })
  try {
    localStorage.setItem(KEY, text)
  } catch (error) {
    // A browser that keeps nothing (private windows, full disks) still works; it only forgets.
    if (!(error instanceof DOMException)) throw error
  }
}

/** The panel sizes kept for a group of panels. */
export function loadLayout(group: string): Layout | undefined {
  return loadPreferences().layouts?.[group]
}

export function saveLayout(group: string, layout: Layout): void {
  savePreferences({ layouts: { ...loadPreferences().layouts, [group]: layout } })
}

/** The workspace that was open last. */
export function lastPlace(): Place | undefined {
  return loadPreferences().places?.at(-1)
}

/** The files composed last in a workspace; none where it has not been open. */
export function filesOfPlace(key: string): readonly string[] {
  return loadPreferences().places?.find((place) => place.key === key)?.files ?? []
}

/** Keeps what is composed in the workspace that is open. */
export function savePlace(place: Place): void {
  const others = (loadPreferences().places ?? []).filter(({ key }) => key !== place.key)
  savePreferences({ places: [...others, place].slice(-MOST_PLACES) })
}

const MOST_PLACES = 30

function read(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch (error) {
    if (error instanceof DOMException) return '' // storage is forbidden: nothing is kept
    throw error
  }
}

function parse(text: string): Record<string, unknown> {
  if (text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {} // something else wrote there: start anew
    throw error
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isLayout(entry: [string, unknown]): entry is [string, Layout] {
  return isRecord(entry[1]) && Object.values(entry[1]).every((size) => typeof size === 'number')
}

function isPlace(value: unknown): value is Place {
  if (!isRecord(value) || typeof value['key'] !== 'string') return false
  return Array.isArray(value['files']) && value['files'].every((file) => typeof file === 'string')
}

function isOneOf<T extends string>(value: unknown, words: readonly T[]): value is T {
  return (words as readonly unknown[]).includes(value)
}
