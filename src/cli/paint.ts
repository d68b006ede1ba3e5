/** Makes texts stand out at a terminal. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  /** The sign of a change in its colour. */
  readonly sign: (text: string) => string
}

/** Colours for a terminal that shows them; else texts stay as they are. */
export function paintWith(hasColor: boolean): Paint {
  if (!hasColor) return { bold: same, dim: same, sign: same }
  return { bold: (text) => `\u001B[1m${text}\u001B[22m`, dim: (text) => `\u001B[2m${text}\u001B[22m`, sign: colored }
}

function same(text: string): string {
  return text
}

function colored(sign: string): string {
  const color = COLORS[sign]
  return color === undefined ? sign : `\u001B[${color}m${sign}\u001B[39m`
}

const GREEN = 32
const RED = 31
const BLUE = 34
const MAGENTA = 35

const COLORS: Readonly<Record<string, number>> = { '+': GREEN, '\u2212': RED, '~': BLUE, '↕': MAGENTA }
