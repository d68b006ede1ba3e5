/** How a save went. */
export type Saved = 'saved' | 'downloaded' | 'cancelled'

interface FilePicker {
  readonly showSaveFilePicker: (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>
}

/** Saves a text under a name the person picks; where the browser has no picker, downloads it. */
export async function saveText(name: string, text: string): Promise<Saved> {
  return saveBlob(name, new Blob([text], { type: 'text/plain;charset=utf-8' }))
}

/** {@link saveText} for bytes. */
export async function saveBlob(name: string, blob: Blob): Promise<Saved> {
  if (!hasPicker(window)) return download(name, blob)
  try {
    const handle = await window.showSaveFilePicker({ suggestedName: name })
    const writable = await handle.createWritable()
    await writable.write(blob)
    await writable.close()
    return 'saved'
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return 'cancelled'
    if (error instanceof DOMException && error.name === 'SecurityError') return download(name, blob)
    throw error
  }
}

/** Puts a text on the clipboard. */
export function copyText(text: string): Promise<void> {
  return navigator.clipboard.writeText(text)
}

function hasPicker(target: Window): target is Window & FilePicker {
  return 'showSaveFilePicker' in target
}

function download(name: string, blob: Blob): Saved {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
  return 'downloaded'
}
