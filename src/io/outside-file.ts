import type { Outside } from '../workspace/compare/side.ts'
import { decodeFile } from './decode.ts'

/** More than this is no config, and would only keep the page busy. */
const MAX_BYTES = 16_000_000

/** A file that is looked at without being opened: its text, or, as one clause, why it cannot be read. */
export async function readOutside(file: File): Promise<Outside | { readonly refusal: string }> {
  const { name, size } = file
  if (size > MAX_BYTES) return { refusal: `it has ${(size / 1e6).toFixed(0)} MB; the limit is ${MAX_BYTES / 1e6} MB` }
  try {
    const { text, badUtf8At } = decodeFile(name, new Uint8Array(await file.arrayBuffer()))
    return { kind: 'text', name, text, ...(badUtf8At === undefined ? {} : { badUtf8At }) }
  } catch (error) {
    return { refusal: `it cannot be read: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** The one config file that was dropped; undefined for a folder, several files, or a file of another kind. */
export function droppedConfig(transfer: DataTransfer): File | undefined {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file')
  const [file] = transfer.files
  if (items.length !== 1 || !file || items[0]?.webkitGetAsEntry()?.isDirectory === true) return undefined
  return /\.(?:ya?ml|json|ini)$/i.test(file.name) ? file : undefined
}

/** Asks for one config file; undefined when the person picks none. */
export function pickConfig(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.yaml,.yml,.json,.ini'
    input.addEventListener('cancel', () => resolve(undefined))
    input.addEventListener('change', () => resolve(input.files?.[0]))
    input.click()
  })
}
