import { strToU8, zipSync } from 'fflate'
import type { Source } from '../core/source.ts'

/**
 * A zip of files, each under its path. The same files give the same bytes: entries carry no date but the earliest there is.
 * Files that are not UTF-8 are left out, since their bytes are not known any more.
 *
 * @see SPEC.md X4, X5
 */
export function zipFiles(files: Iterable<Source>): Uint8Array<ArrayBuffer> {
  const whole = [...files].filter(({ badUtf8At }) => badUtf8At === undefined)
  return zipSync(Object.fromEntries(whole.map(({ path, text }) => [path, strToU8(text)])), { mtime: EARLIEST })
}

/** The first moment that a zip can name. */
const EARLIEST = new Date(1980, 0, 1)
