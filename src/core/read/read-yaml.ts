import type { DialectId } from '../scalar/dialect.ts'
import { lintText } from './lint-text.ts'
import type { Reading } from './reading.ts'
import type { Source } from '../source.ts'
import { composeYaml } from './yaml-document.ts'
import { readNode } from './yaml-node.ts'
import { newReader } from './yaml-reader.ts'

/**
 * Reads YAML as the dialect's loader does. The yaml package finds the structure (its `failsafe` schema resolves nothing); what
 * a scalar means, and what Python would refuse, is decided here.
 *
 * @see SPEC.md Y1 to Y9 and Y12
 */
export function readYaml(source: Source, dialect: DialectId): Reading {
  const reader = newReader(source, dialect)
  const { issues } = reader
  lintText(reader)
  const document = reader.broken ? undefined : composeYaml(reader)
  if (!document) return { root: undefined, issues, broken: true }
  const root = document.contents ? readNode(reader, document.contents) : undefined
  return { root, issues, broken: reader.broken }
}
