import { compose, overridesSource } from './compose.ts'
import type { Composition } from './compose.ts'
import type { DialectId } from '../scalar/dialect.ts'
import type { LinkOptions } from '../links/link-files.ts'
import { includes } from '../links/includes.ts'
import type { Files, Source } from '../source.ts'

/** What a test composes: texts by path, the stack, override lines. The kind of a layer is the first folder of its path. */
export interface TestStack {
  readonly files: Readonly<Record<string, string>>
  /** The last file alone, unless given. */
  readonly stack?: readonly string[]
  readonly overrides?: string
  readonly off?: readonly string[]
  readonly dialect?: DialectId
  /** How the files link beside includes. */
  readonly options?: Partial<LinkOptions>
}

export function composeTexts({
  files,
  stack,
  overrides = '',
  off = [],
  dialect = 'pyyaml',
  options = {},
}: TestStack): Composition {
  const paths = Object.keys(files)
  return compose(
    filesOf(files),
    { files: stack ?? paths.slice(-1), overrides: overridesSource(overrides), off: new Set(off) },
    { dialect, linkers: [includes], kindOf: (path) => path.split('/')[0] ?? '', precedence: [], mountedAt: '', ...options },
  )
}

export function filesOf(texts: Readonly<Record<string, string>>): Files {
  return new Map(Object.entries(texts).map(([path, text]): [string, Source] => [path, { kind: 'file', path, text }]))
}
