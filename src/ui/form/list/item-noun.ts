/** What one item of a list is called, and what to say for adding one: `Stage` and `Add stage` for `Stages`. */
export interface ItemNoun {
  readonly one: string
  readonly add: string
}

/** The words for an item of the list with this title; a title that is no plural stays as it is. */
export function itemNoun(title: string): ItemNoun {
  const one = singular(title)
  return one === undefined ? { one: title, add: `Add item to ${title}` } : { one, add: `Add ${lowerFirst(one)}` }
}

function singular(title: string): string | undefined {
  if (/(?:ss|us|is)$/i.test(title) || !/[a-z]s$/.test(title)) return undefined
  if (/[a-z]{2}ies$/.test(title)) return `${title.slice(0, -3)}y`
  return title.slice(0, /(?:ss|x|ch|sh|zz)es$/.test(title) ? -2 : -1)
}

/** Not where the word is an acronym: `Add LR step`. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
