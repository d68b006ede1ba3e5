/** One thing that the list of suggestions offers. */
export interface Proposal {
  readonly kind: 'key' | 'value' | 'file'
  readonly label: string
  /** What is written, in the editor's snippet syntax. */
  readonly snippet: string
  /** The stretch of the text that it replaces. */
  readonly start: number
  readonly end: number
  /** Behind the label: what is inherited, and from where. */
  readonly detail?: string
  readonly help?: string
  /** What typed letters are compared with, where that is not the label. */
  readonly filter?: string
  /** Whether the list should open again for the value. */
  readonly goesOn?: boolean
}

/** Text as a snippet that writes it as it stands. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}

/** A place of a snippet where `text` stands selected, to be typed over. */
export function placeholder(text: string): string {
  return `\${1:${literal(text)}}`
}

/** A place of a snippet where one of a few texts is chosen, the first to begin with. */
export function choice(texts: readonly string[]): string {
  return `\${1|${texts.map((text) => text.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`
}
