let left: { readonly path: string; readonly offset: number } | undefined

/** Notes where the cursor stands in a plain text that has the keyboard and is about to be replaced by the full editor. */
export function leaveCursor(path: string, offset: number): void {
  left = { path, offset }
}

/** Where the cursor was left in the plain text of a path, once; undefined where it was not in it. */
export function takeCursor(path: string): number | undefined {
  const offset = left?.path === path ? left.offset : undefined
  left = undefined
  return offset
}
