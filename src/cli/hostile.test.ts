import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeFolder, removeFolders, strata } from './folder.testing.ts'

afterAll(removeFolders)

const BOMB = ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]', ...'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(', ')}]`)].join('\n') // prettier-ignore

describe('bad input in one layer is an issue with a place, and the rest still resolves', () => {
  test.each<[string, string | Uint8Array, string, string]>([
    // what              text of bad.yaml                       issue                             value of x in the result
    ['broken YAML', 'x: [1\n', 'error yaml-syntax bad.yaml:', 'good'],
    ['an empty file', '', '', 'good'],
    ['a comment alone', '# nothing\n', '', 'good'],
    ['a list at the top', '- x\n', 'error not-a-map bad.yaml:1:1', 'good'],
    ['a text at the top', 'x\n', 'error not-a-map bad.yaml:1:1', 'good'],
    ['a key twice', 'x: 1\nx: bad\n', 'error duplicate-key bad.yaml:2:1 x', 'bad'],
    ['two documents', 'x: bad\n---\ny: 1\n', 'error multiple-documents bad.yaml:2:1', 'good'],
    ['a tab for indent', 'x:\n\ty: 1\n', 'error tab bad.yaml:2:1', 'good'],
    ['a byte order mark', '\uFEFFx: bad\n', '', 'bad'],
    ['Windows line ends', 'x: bad\r\ny: 1\r\n', '', 'bad'],
    ['lone carriage returns', 'x: bad\ry: 1\r', '', 'bad'],
    ['an alias bomb', `${BOMB}\nx: bad\n`, 'error alias-budget bad.yaml:', 'good'],
    ['an alias to itself', 'x: &a [*a]\n', 'error recursive-alias bad.yaml:1:8 x', 'good'],
    ['very deep nesting', `x: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`, 'error too-deep bad.yaml:1:', 'good'],
    ['ten megabytes', `x: ${'b'.repeat(10_000_000)}\n`, 'error too-large bad.yaml:1:1', 'good'],
    ['twenty megabytes', 'x: b\n'.repeat(4_000_000), 'error too-large bad.yaml:1:1', 'good'],
    ['bytes that are no UTF-8', Uint8Array.from([0x78, 0x3a, 0x20, 0xff]), 'error bad-utf8 bad.yaml:1:4', 'good'],
    ['a control character', 'x: "a\u0007"\n', 'error control-character bad.yaml:1:6', 'good'],
    ['a list as a key', 'x: bad\n? [1]\n: 2\n', 'error complex-key bad.yaml:2:3', 'good'],
    ['a tag that runs code', 'x: !!python/object/apply:os.system ["true"]\n', 'error unknown-tag bad.yaml:1:', 'good'],
    ['includes that is a text', 'includes: good.yaml\nx: bad\n', 'error include-not-a-list bad.yaml:1:11 includes', 'bad'],
    ['includes that is null', 'includes:\nx: bad\n', 'error include-not-a-list bad.yaml:1:10 includes', 'bad'],
    [
      'a missing include',
      'includes: [god.yaml]\nx: bad\n',
      'error include-missing bad.yaml:1:12 - no file god.yaml (did you mean good.yaml',
      'bad',
    ],
    ['an absolute include', 'includes: [/etc/passwd]\nx: bad\n', 'error include-outside bad.yaml:1:12 - /etc/passwd', 'bad'],
    [
      'an include that escapes',
      'includes: [../../../../../../etc/passwd]\nx: bad\n',
      'error include-outside bad.yaml:1:12',
      'bad',
    ],
    [
      'an include of a folder',
      'includes: [folder]\nx: bad\n',
      'error include-missing bad.yaml:1:12 - folder is a folder, not a file',
      'bad',
    ],
    ['an include of itself', 'includes: [bad.yaml]\nx: bad\n', 'error include-cycle bad.yaml:1:12', 'bad'],
    [
      'an include of many names',
      `includes: [${'../'.repeat(400)}x.yaml]\nx: bad\n`,
      'error include-outside bad.yaml:1:12',
      'bad',
    ],
    ['keys of Object.prototype', '__proto__: {polluted: 1}\nconstructor: 1\nx: bad\n', '', 'bad'],
    ['keys with dots', '"a.b": 1\nx: bad\n', '', 'bad'],
    ['keys that are no text', '1: a\n~: b\nx: bad\n', 'warning non-string-key bad.yaml:1:1', 'bad'],
  ])('%s', async (_, text, issue, x) => {
    const folder = makeFolder({ 'good.yaml': 'x: good\nkept: [1]\n', 'bad.yaml': text, 'folder/f.yaml': '' })
    const { code, out, err } = await strata(folder, 'resolve', 'good.yaml', 'bad.yaml', '--format', 'json', '--root', '.')
    const lines = err.split('\n').filter((line) => !line.startsWith('info'))
    expect(lines.some((line) => line.startsWith(issue))).toBe(true)
    expect(code).toBe(issue.startsWith('error') ? 1 : 0)
    const { x: value, kept } = JSON.parse(out) as { x: unknown; kept: unknown }
    expect([value, kept]).toEqual([x, [1]])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test('a loop of files prints the loop with its lines', async () => {
    const folder = makeFolder({ 'a.yaml': 'includes: [b.yaml]\na: 1\n', 'b.yaml': 'includes:\n  - a.yaml\nb: 1\n' })
    const { code, out, err } = await strata(folder, 'resolve', 'a.yaml')
    expect([code, out]).toEqual([1, 'b: 1\na: 1\n'])
    expect(err).toContain('error include-cycle b.yaml:2:5 - includes form a loop: a.yaml:1:12 → b.yaml:2:5 → a.yaml')
  })

  test.each([
    ['no =', 'a', 'error override-syntax overrides:1:2 - expected = and a value'],
    ['no key', '=1', 'error override-syntax overrides:1:1 - a key is missing'],
    ['broken YAML', 'a=[1', 'error yaml-syntax overrides:1:'],
    ['a tag', 'a=!!python/name:x', 'error unknown-tag overrides:1:'],
  ])('an override with %s is an issue at its column', async (_, line, issue) => {
    const { code, out, err } = await strata(makeFolder({ 'a.yaml': 'b: 1\n' }), 'resolve', 'a.yaml', '--set', line)
    expect([code, out]).toEqual([1, 'b: 1\n'])
    expect(err).toContain(issue)
  })

  test('names and values that would end a line or colour the terminal are printed harmless', async () => {
    const folder = makeFolder({ 'a\n\u001B[31m.yaml': 'a: [1\n' })
    const { err } = await strata(folder, 'resolve', 'a\n\u001B[31m.yaml')
    expect(err.trimEnd()).not.toMatch(/[\n\u001B]/)
    expect(err).toMatch(/^error yaml-syntax a {2}\[31m\.yaml:/)
  })
})

describe('the program itself', () => {
  const program = ['node_modules/tsx/dist/cli.mjs', 'src/cli/strata.ts']

  test('prints, reports and ends as the commands say', () => {
    const folder = makeFolder({ 'a.yaml': 'x: 1\nx: 2\n' })
    const { status, stdout, stderr } = spawnSync(process.execPath, [...program, 'resolve', join(folder, 'a.yaml')], {
      encoding: 'utf8',
    })
    expect([status, stdout]).toEqual([1, 'x: 2\n'])
    expect(stderr).toMatch(/^error duplicate-key a\.yaml:2:1 x .*\n$/)
  }, 30_000)

  test('does not mind a reader that closes the pipe', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `key_${i}: ${'x'.repeat(40)}\n`).join('')
    const folder = makeFolder({ 'a.yaml': text })
    const command = `"$0" ${program.join(' ')} resolve ${join(folder, 'a.yaml')} | head -n 1; echo "\${PIPESTATUS[0]}"`
    const { stdout, stderr } = spawnSync('bash', ['-c', command, process.execPath], { encoding: 'utf8' })
    expect([stdout, stderr]).toEqual([`key_0: ${'x'.repeat(40)}\n0\n`, ''])
  }, 30_000)

  test('prints a large result whole', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `key_${i}: ${'x'.repeat(40)}\n`).join('')
    const folder = makeFolder({ 'a.yaml': text })
    const { status, stdout } = spawnSync(process.execPath, [...program, 'resolve', join(folder, 'a.yaml')], {
      encoding: 'utf8',
      maxBuffer: 2 ** 24,
    })
    expect([status, stdout === text]).toEqual([0, true])
  }, 30_000)
})
