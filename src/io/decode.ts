import type { Source } from '../core/source.ts'

/** The file's source. Encoding its text again gives the same bytes, a byte order mark included, unless it is not UTF-8. */
export function decodeFile(path: string, bytes: Uint8Array): Source {
  const text = decode(bytes, { fatal: true })
  if (text !== undefined) return { kind: 'file', path, text }
  const badUtf8At = decode(bytes.subarray(0, validLength(bytes)), { fatal: true, stream: true })?.length ?? 0
  return { kind: 'file', path, text: decode(bytes, { fatal: false }) ?? '', badUtf8At }
}

interface Mode {
  readonly fatal: boolean
  /** Whether a character may be cut off at the end. */
  readonly stream?: boolean
}

function decode(bytes: Uint8Array, { fatal, stream = false }: Mode): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal, ignoreBOM: true }).decode(bytes, { stream })
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** How many bytes can be read before the first that cannot. */
function validLength(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (decode(bytes.subarray(0, middle), { fatal: true, stream: true }) === undefined) high = middle - 1
    else low = middle
  }
  return low
}
