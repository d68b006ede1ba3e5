import { segmentText } from '../../core/path.ts'
import type { Segment } from '../../core/path.ts'
import { titleOf } from './field.ts'
import type { JsonSchema } from './json-schema.ts'

/** A single word with a hump in it. */
const CLASS = /^[A-Z]\w*[a-z0-9]\w*[A-Z]\w*$/

/** The class that reads a map, where that is what its schema's title names: `OobleckEncoder`. Undefined where it is words. */
export function classIn({ title }: JsonSchema): string | undefined {
  return title !== undefined && CLASS.test(title) ? title : undefined
}

/** The key of a map as words, spelled as in its class: `XLSTM` for the `xlstm` of a `TrafficXLSTM`, `Loss` for that of a `LossConfig`. */
export function keyAsIn(className: string, segment: Segment): string {
  const key = segmentText(segment)
  const at = className.toLowerCase().indexOf(key.toLowerCase())
  return titleOf(at === -1 ? key : className.slice(at, at + key.length))
}
