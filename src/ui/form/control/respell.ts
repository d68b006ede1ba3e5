import { nodeAt } from '../../../core/config-node.ts'
import type { DialectId } from '../../../core/scalar/dialect.ts'
import { OVERRIDES } from '../../../core/compose/compose.ts'
import { overridesAlone } from '../../../core/compose/apply-overrides.ts'
import { parseOverrides } from '../../../core/read/overrides.ts'
import { parse, readerFor } from '../../../core/read/parse.ts'
import { readPlain } from '../../../core/scalar/dialect.ts'
import type { Path } from '../../../core/path.ts'
import type { Source } from '../../../core/source.ts'
import { textKindOf } from '../../../core/read/text-kind.ts'
import { isEqualScalar } from '../../../core/value.ts'
import type { Scalar } from '../../../core/value.ts'

/** A number, and how it is to be written. */
export interface Spelling {
  readonly path: Path
  readonly spelling: string
}

/**
 * The text with the number at `path` spelled as a person typed it (`3.0e-4` rather than `0.0003`); unchanged where the two are not the
 * same number to the file's reader.
 */
export function respell(source: Source, dialect: DialectId, { path, spelling }: Spelling): string {
  const node = nodeAt(source.path === OVERRIDES ? readOverrides(source, dialect) : parse(source, dialect).root, path)
  if (node?.kind !== 'scalar' || node.style !== 'plain' || node.via) return source.text
  const respelled = source.text.slice(0, node.start) + spelling + source.text.slice(node.end)
  const read = readSpelling({ ...source, text: respelled }, dialect, { path, spelling })
  return read && isEqualScalar(read, node.value) ? respelled : source.text
}

function readSpelling(source: Source, dialect: DialectId, { path, spelling }: Spelling): Scalar | undefined {
  if (textKindOf(source.path) === 'ini') {
    const node = nodeAt(parse(source, dialect).root, path)
    return node?.kind === 'scalar' ? node.value : undefined
  }
  const read = readPlain(spelling, readerFor(source, dialect))
  return read.kind === 'invalid' ? undefined : read
}

function readOverrides(source: Source, dialect: DialectId) {
  return overridesAlone(source, parseOverrides(source, dialect).overrides)
}
