/** A text and what takes its place. */
export type Change = readonly [from: string, to: string]

/** A text with some parts replaced, each once. A part that is not there is a mistake of the test. */
export function change(text: string, changes: readonly Change[]): string {
  return changes.reduce((so, [from, to]) => {
    if (!so.includes(from)) throw new Error(`no ${from} in the text`)
    return so.replace(from, to)
  }, text)
}

/** A text with so many blanks before each of its lines. */
export function indent(text: string, width: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(width))
}
