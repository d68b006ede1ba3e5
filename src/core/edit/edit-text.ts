/** Offset at which the line that holds `offset` starts; a byte order mark stands before the first line. */
export function lineStart(text: string, offset: number): number {
  let at = offset
  while (at > 0 && !isBreak(text, at - 1)) at -= 1
  return at === 0 && text.startsWith('\uFEFF') ? 1 : at
}

/** Offset of the line end that follows `offset`, or of the text's end. */
export function lineEnd(text: string, offset: number): number {
  let at = offset
  while (at < text.length && !isBreak(text, at)) at += 1
  return at
}

/** Offset at which the next line starts. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset)
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length)
}

/** Offset of the line after the one on which content ends; a block scalar's content ends with its last line break. */
export function lineAfter(text: string, contentEnd: number): number {
  return contentEnd > 0 && isBreak(text, contentEnd - 1) ? contentEnd : nextLine(text, contentEnd)
}

/** Where content ends on its last line: as given, but before the line break that ends a block scalar. */
export function trimBreak(text: string, contentEnd: number): number {
  if (contentEnd === 0 || !isBreak(text, contentEnd - 1)) return contentEnd
  return contentEnd - (text.startsWith('\r\n', contentEnd - 2) ? 2 : 1)
}

/** How many characters stand before `offset` on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

/** The spaces and tabs with which the line that holds `offset` starts. */
export function lineIndent(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? ''
}

/** Whether nothing but spaces and tabs stands before `offset` on its line. */
export function startsLine(text: string, offset: number): boolean {
  return lineIndent(text, offset).length === columnOf(text, offset)
}

/** Whether nothing but a comment stands from `offset` to the end of its line. */
export function endsLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:#[^]*)?$/.test(text.slice(offset, lineEnd(text, offset)))
}

export function hasBreak(text: string): boolean {
  return /[\r\n]/.test(text)
}

/**
 * Offset of the line, at or after the line that starts at `offset`, where something else than the deeper comments of what
 * stands above begins. Blank lines count only where such a comment follows.
 */
export function skipDeeperComments(text: string, offset: number, column: number): number {
  let result = offset
  for (let at = offset; at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, lineEnd(text, at))
    const indent = /^ *(?=#)/.exec(line)?.[0]
    if (indent !== undefined && indent.length > column) result = nextLine(text, at)
    else if (line.trim() !== '') break
  }
  return result
}

/** Offset at which the comment lines right above the line of `offset` start, or that line if there are none. */
export function leadStart(text: string, offset: number): number {
  let start = lineStart(text, offset)
  while (start > 0) {
    const above = lineStart(text, trimBreak(text, start))
    if (above >= start || !/^[ \t]*#/.test(text.slice(above, start))) break
    start = above
  }
  return start
}

function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 10 || code === 13
}
