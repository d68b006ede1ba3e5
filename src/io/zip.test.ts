import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zipFiles } from './zip.ts'

test('X4 the zip holds every text under its path, byte for byte', () => {
  const paths = ['1', 'a.yaml', 'models/__proto__.yaml', 'models/é.yaml']
  const files = paths.map((path) => ({ kind: 'file', path, text: `\uFEFF${path}\r\n` }) as const)
  const bad = { kind: 'file', path: 'bad.yaml', text: '\uFFFD', badUtf8At: 0 } as const
  const back = unzipSync(zipFiles([...files, bad]))
  expect(new Map(Object.entries(back))).toEqual(new Map(files.map(({ path, text }) => [path, new TextEncoder().encode(text)])))
})

test('X5 the same files give the same bytes, whenever they are zipped', () => {
  const file = { kind: 'file', path: 'a.yaml', text: 'a: 1\n' } as const
  const bytes = zipFiles([file])
  expect(zipFiles([file])).toEqual(bytes)
  const view = new DataView(bytes.buffer)
  expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([0, 0x21]) // midnight, 1980-01-01
})
