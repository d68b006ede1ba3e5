/** What browsers with the File System Access API have beyond the standard types. */
interface PickerHost {
  readonly showDirectoryPicker?: (options?: { readonly mode?: 'read' | 'readwrite' }) => Promise<FileSystemDirectoryHandle>
  readonly showSaveFilePicker?: (options?: {
    readonly suggestedName?: string
    readonly types?: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[]
  }) => Promise<FileSystemFileHandle>
}

interface PermissionHost {
  readonly queryPermission?: (request: PermissionMode) => Promise<PermissionState>
  readonly requestPermission?: (request: PermissionMode) => Promise<PermissionState>
}

interface PermissionMode {
  readonly mode: 'read' | 'readwrite'
}

interface DroppedItem {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>
}

/** The pickers that this browser has. */
export function pickers(): PickerHost {
  return globalThis as PickerHost
}

/** A dropped item's handle, through which it can be saved back; undefined where the browser gives none. */
export async function droppedHandle(item: DataTransferItem): Promise<FileSystemHandle | undefined> {
  return (await (item as DroppedItem).getAsFileSystemHandle?.()) ?? undefined
}

/** Whether a folder may be read, or written; asks the person where it must, which takes a click. */
export async function isAllowed(handle: FileSystemHandle, mode: 'read' | 'readwrite'): Promise<boolean> {
  const host = handle as PermissionHost
  // Folders of the browser's own file system need no permission, and have no such methods in some browsers.
  if (!host.queryPermission || !host.requestPermission) return true
  if ((await host.queryPermission({ mode })) === 'granted') return true
  return (await host.requestPermission({ mode })) === 'granted'
}

/** What `pick` gives; undefined when the person closes the picker. */
export async function unlessCancelled<T>(pick: () => Promise<T>): Promise<T | undefined> {
  try {
    return await pick()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined
    throw error
  }
}
