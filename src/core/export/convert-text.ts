import type { Conversion, ConversionNote, Written } from './conversion.ts'
import { yamlOfIni } from './convert-ini-to-yaml.ts'
import { iniOfYaml } from './convert-yaml-to-ini.ts'
import { differenceText } from '../diff/difference-text.ts'
import type { DialectId } from '../scalar/dialect.ts'
import { parse } from '../read/parse.ts'
import type { Parsed } from '../read/parse.ts'
import { printJsonAsRead } from '../print/print-json.ts'
import { printYaml } from '../print/print.ts'
import type { Origin, Source } from '../source.ts'
import { textKindOf } from '../read/text-kind.ts'
import { commentsOf } from '../read/yaml-comments.ts'

/**
 * The text of a file as the format of another path has it. It was read again: it gives the same config, types, exact numbers and
 * order of keys included. A list on one line stays on one, any other has a line for each item. Comments of INI and YAML are kept
 * where the new format has any.
 *
 * @see SPEC.md X8
 */
export function convertText(source: Source, path: string, dialect: DialectId): Conversion {
  const parsed = parse(source, dialect)
  if (parsed.broken) return { ok: false, reason: `it cannot be read: ${firstError(parsed)}` }
  const written = write(parsed, textKindOf(path))
  if ('reason' in written) return { ok: false, reason: written.reason }
  const made: Source = { kind: 'file', path, text: written.text }
  const read = parse(made, dialect)
  const difference = read.broken ? firstError(read) : differenceText(parsed.root, read.root)
  if (difference !== undefined) return { ok: false, reason: `the new file would read otherwise: ${difference}` }
  return { ok: true, source: made, notes: [...written.notes, ...lostRepeats(parsed)] }
}

function write(parsed: Parsed, to: ReturnType<typeof textKindOf>): Written {
  const { source, root } = parsed
  const from = textKindOf(source.path)
  if (to === 'ini') return iniOfYaml(parsed)
  if (from === 'ini' && to === 'yaml') return yamlOfIni(parsed)
  const lost = from === 'yaml' && to === 'json' ? commentsOf(source).map((origin) => lostComment(origin)) : []
  return { text: to === 'json' ? printJsonAsRead(root) : printYaml(root, { layout: 'kept' }), notes: lost }
}

function lostComment(origin: Origin): ConversionNote {
  const text = origin.source.text.slice(origin.start, origin.end)
  return { kind: 'comment', origin, message: `JSON has no comments: ${text} is left out` }
}

/** A key that is written again in one map: the loader takes the last value, and the new text says that alone. */
function lostRepeats({ issues }: Parsed): readonly ConversionNote[] {
  return issues
    .filter(({ code }) => code === 'duplicate-key')
    .map(({ path, message, origin }) => ({ kind: 'reading', path, origin, message: `${message}: the last value is kept` }))
}

function firstError({ issues }: Parsed): string {
  return issues.find(({ severity }) => severity === 'error')?.message ?? 'it has no config'
}
