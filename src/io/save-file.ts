import { pickers, unlessCancelled } from './file-system-access.ts'

/** A file to hand to the person. */
export interface OutgoingFile {
  readonly name: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

/** Asks where to save a file and writes it there; where the browser cannot ask, downloads it. */
export async function saveFile(file: OutgoingFile): Promise<'saved' | 'downloaded' | 'cancelled'> {
  const { showSaveFilePicker } = pickers()
  if (!showSaveFilePicker) {
    downloadFile(file)
    return 'downloaded'
  }
  const extension = /\.[a-z]+$/.exec(file.name)?.[0] ?? '.txt'
  const types = [{ accept: { [mediaType(file.name)]: [extension] } }]
  const handle = await unlessCancelled(() => showSaveFilePicker.call(globalThis, { suggestedName: file.name, types }))
  if (!handle) return 'cancelled'
  const writable = await handle.createWritable()
  await writable.write(file.content)
  await writable.close()
  return 'saved'
}

/** Downloads a file the way a link does. */
export function downloadFile({ name, content }: OutgoingFile): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType(name) }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the blob a little later than the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Puts text on the clipboard; false where the browser forbids it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return false
    throw error
  }
}

function mediaType(name: string): string {
  if (name.endsWith('.zip')) return 'application/zip'
  if (name.endsWith('.json')) return 'application/json'
  return /\.ya?ml$/.test(name) ? 'application/yaml' : 'text/plain'
}
