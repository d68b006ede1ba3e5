import { afterEach, describe, expect, test, vi } from 'vitest'
import { copyText, saveFile } from './save-file.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('saveFile', () => {
  test('writes where the person chose', async () => {
    const folder = await navigator.storage.getDirectory()
    const handle = await folder.getFileHandle('chosen.yaml', { create: true })
    const asked = vi.fn<() => Promise<FileSystemFileHandle>>(() => Promise.resolve(handle))
    vi.stubGlobal('showSaveFilePicker', asked)
    expect(await saveFile({ name: 'resolved_config.yaml', content: 'a: é\n' })).toBe('saved')
    expect(asked).toHaveBeenCalledWith({
      suggestedName: 'resolved_config.yaml',
      types: [{ accept: { 'application/yaml': ['.yaml'] } }],
    })
    expect(await (await handle.getFile()).text()).toBe('a: é\n')
    await folder.removeEntry('chosen.yaml')
  })

  test('writes nothing when the person cancels', async () => {
    vi.stubGlobal('showSaveFilePicker', () => Promise.reject(new DOMException('closed', 'AbortError')))
    expect(await saveFile({ name: 'a.json', content: '{}' })).toBe('cancelled')
  })

  test('passes on any other failure', async () => {
    vi.stubGlobal('showSaveFilePicker', () => Promise.reject(new DOMException('no', 'SecurityError')))
    await expect(saveFile({ name: 'a.json', content: '{}' })).rejects.toThrow('no')
  })

  test('downloads where the browser cannot ask', async () => {
    vi.stubGlobal('showSaveFilePicker', undefined)
    const clicked: { name: string; text: Promise<string> }[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      clicked.push({ name: this.download, text: fetch(this.href).then((response) => response.text()) })
    })
    expect(await saveFile({ name: 'run.sh', content: 'python train.py\n' })).toBe('downloaded')
    expect(clicked.map(({ name }) => name)).toEqual(['run.sh'])
    expect(await clicked[0]?.text).toBe('python train.py\n')
  })
})

describe('copyText', () => {
  test('says whether the clipboard took it', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce()
    expect(await copyText('a: 1')).toBe(true)
    expect(write).toHaveBeenCalledWith('a: 1')
    write.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'))
    expect(await copyText('a: 1')).toBe(false)
  })
})
