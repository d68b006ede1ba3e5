/** What a person set up once and wants to find again. Kept in this browser; what cannot be kept is simply not remembered. */
export interface Preferences {
  readonly theme: 'light' | 'dark' | 'system'
  readonly showDefaults: boolean
  /** Panel sizes in percent by panel id, for each group of panels. */
  readonly layouts: Readonly<Record<string, Readonly<Record<string, number>>>>
}

const KEY = 'strata'
const FIRST: Preferences = { theme: 'system', showDefaults: true, layouts: {} }

/** The preferences as they were saved; the first ones where nothing, or nothing readable, was. */
export function loadPreferences(): Preferences {
  const text = read()
  if (text === null) return FIRST
  const saved: unknown = parsed(text)
  return typeof saved === 'object' && saved !== null ? { ...FIRST, ...saved } : FIRST
}

/** Keeps some of the preferences. Writes nothing where nothing changes. */
export function savePreferences(change: Partial<Preferences>): void {
  const text = JSON.stringify({ ...loadPreferences(), ...change })
  if (text !== read()) write(text)
}

export function loadLayout(id: string): Readonly<Record<string, number>> | undefined {
  return loadPreferences().layouts[id]
}

export function saveLayout(id: string, layout: Readonly<Record<string, number>>): void {
  savePreferences({ layouts: { ...loadPreferences().layouts, [id]: layout } })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // not ours, or cut off: as if nothing had been saved
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null // the browser keeps nothing for this site
  }
}

function write(text: string): void {
  try {
    localStorage.setItem(KEY, text)
  } catch {
    // the browser keeps nothing for this site: the preference lasts as long as the page
  }
}
