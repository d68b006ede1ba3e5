/** How a person likes the screen. Everything is optional: what is absent is as the app has it. */
export interface Preferences {
  readonly theme?: 'light' | 'dark' | 'system'
  readonly mode?: 'form' | 'text' | 'both'
  readonly showDefaults?: boolean
  /** Sizes of panels by group, in percent by panel. */
  readonly layouts?: Readonly<Record<string, Layout>>
}

export type Layout = Readonly<Record<string, number>>

const KEY = 'strata'

/** The preferences kept in this browser; what is not understood is left out. */
export function loadPreferences(): Preferences {
  const kept = parse(read())
  const { theme, mode, showDefaults, layouts } = kept
  return {
    ...(isOneOf(theme, ['light', 'dark', 'system']) ? { theme } : {}),
    ...(isOneOf(mode, ['form', 'text', 'both']) ? { mode } : {}),
    ...(typeof showDefaults === 'boolean' ? { showDefaults } : {}),
    ...(isRecord(layouts) ? { layouts: Object.fromEntries(Object.entries(layouts).filter(isLayout)) } : {}),
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

function isOneOf<T extends string>(value: unknown, words: readonly T[]): value is T {
  return (words as readonly unknown[]).includes(value)
}
