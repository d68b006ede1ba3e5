import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkBudget } from './budget.mjs'

let dist = ''
const heavy = `/* ${randomBytes(300 * 1024).toString('base64')} */`
const page = '<link rel="stylesheet" href="./assets/a.css"><script type="module" src="./assets/a.js"></script>'

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'strata-budget-'))
})

afterEach(() => {
  rmSync(dist, { recursive: true })
})

test.each<[what: string, assets: Record<string, string>, passed: boolean]>([
  ['a light page passes', { 'a.js': 'export{}' }, true],
  ['a heavy chunk that is imported on demand does not count', { 'a.js': 'import("./b.js")', 'b.js': heavy }, true],
  [
    'a heavy chunk behind static imports counts',
    { 'a.js': 'import{c}from"./c.js"', 'c.js': 'export*from"./b.js"', 'b.js': heavy },
    false,
  ],
  ['a heavy stylesheet counts', { 'a.js': '', 'a.css': heavy }, false],
  ['eval counts, wherever it is', { 'a.js': '', 'lazy.js': 'let f=eval("1")' }, false],
  ['the Function constructor counts', { 'a.js': 'let f=new Function("return 1")' }, false],
  ['a method of that name is none', { 'a.js': 'redis.eval("1");medieval()' }, true],
])('%s', (_what, assets, passed) => {
  write({
    'index.html': page,
    'assets/a.css': '',
    ...Object.fromEntries(Object.entries(assets).map(([name, text]) => [`assets/${name}`, text])),
  })
  expect(checkBudget(dist)).toMatchObject({ passed })
})

function write(files: Readonly<Record<string, string>>) {
  mkdirSync(join(dist, 'assets'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text)
}
