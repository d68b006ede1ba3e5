import type { Source } from '../core/source.ts'

/**
 * The SHA-256 of each source's bytes as a recipe gives it (`sha256:…`), the same that `sha256sum` prints for the file. Empty
 * where the page has no access to cryptography (it was not served over https or from this machine), and for files that are
 * not UTF-8.
 */
export async function digestsOf(sources: Iterable<Source>): Promise<ReadonlyMap<Source, string>> {
  const digests = new Map<Source, string>()
  const subtle = (crypto as { readonly subtle?: SubtleCrypto }).subtle
  if (!subtle) return digests
  for (const source of sources) {
    if (source.badUtf8At !== undefined) continue
    const hash = await subtle.digest('SHA-256', new TextEncoder().encode(source.text))
    digests.set(source, `sha256:${Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')}`)
  }
  return digests
}
