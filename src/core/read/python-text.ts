/** What Python's `str.strip` takes for space: not quite what JavaScript's `trim` does. */
const SPACE = String.raw`\t-\r\x1C-\x20\x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000`

const LEADING = new RegExp(`^[${SPACE}]*`)
const TRAILING = new RegExp(`[${SPACE}]*$`)

/** How many characters of space a text starts with, as Python sees it. */
export function leadingSpace(text: string): number {
  return LEADING.exec(text)?.[0].length ?? 0
}

/** Where the text ends when the space behind it is left out, as Python sees it. */
export function endWithoutSpace(text: string): number {
  // From the end: a pattern that is tried at every space of a long text takes its square in time.
  let end = text.length
  while (end > 0 && TRAILING.exec(text.charAt(end - 1))?.[0] !== '') end -= 1
  return end
}

/** The path as Python's `pathlib` spells it: no `.`, no double or trailing slash; two slashes at the start stay. */
export function pathlibText(path: string): string {
  const root = /^\/\/(?!\/)/.test(path) ? '//' : path.startsWith('/') ? '/' : ''
  const names = path.split('/').filter((name) => name !== '' && name !== '.')
  return root + names.join('/') || '.'
}
