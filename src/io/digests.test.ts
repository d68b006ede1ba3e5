import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { digestsOf } from './digests.ts'

afterEach(() => vi.unstubAllGlobals())

test("X2 a digest is the SHA-256 of the file's bytes", async () => {
  const source = { kind: 'file', path: 'a.yaml', text: '\uFEFFa: é\r\n' } as const
  const bad = { kind: 'file', path: 'b.yaml', text: '\uFFFD', badUtf8At: 0 } as const
  const hash = createHash('sha256').update(Buffer.from(source.text)).digest('hex')
  expect(await digestsOf([source, bad])).toEqual(new Map([[source, `sha256:${hash}`]]))
})

test('X2 a page without cryptography has no digests', async () => {
  vi.stubGlobal('crypto', {})
  expect(await digestsOf([{ kind: 'file', path: 'a.yaml', text: '' }])).toEqual(new Map())
})
