/** How a text is written: by the end of its path. */
export type TextKind = 'yaml' | 'json' | 'ini'

/** The kind of the text at a path: `.json` and `.ini` say so, all else is YAML. */
export function textKindOf(path: string): TextKind {
  if (path.endsWith('.json')) return 'json'
  return path.endsWith('.ini') ? 'ini' : 'yaml'
}
