import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { type ModuleFacts, readModuleFacts } from '../scripts/module-facts.mjs'
import { kindNames } from './systems/manifest/add-kind.ts'
import { loadSystems } from './systems/registry.ts'

/** A rule gives back one line for each place that breaks it. */
type Rule = (project: Project) => readonly string[]
type Project = { readonly paths: readonly string[]; readonly modules: readonly ModuleFacts[] }

/** Lowest first. A folder imports from itself and from what stands before it; `ui` and `cli` not from each other. */
const folders = ['core', 'systems', 'workspace', 'io', 'ui', 'cli']
/** The parts of a folder, lowest first; '' is what stands in the folder itself. */
const parts: Readonly<Record<string, readonly string[]>> = {
  core: ['', 'scalar', 'read', 'print', 'links', 'compose', 'edit', 'diff', 'export'],
  systems: ['schema', 'judge', 'manifest'],
}
const systems = await loadSystems()
const storage = ['localStorage', 'sessionStorage', 'indexedDB', 'caches']
const outside = ['window', 'document', 'navigator', 'location', 'fetch', 'performance', 'crypto', 'process']
const clock = ['setTimeout', 'setInterval', 'requestAnimationFrame', 'Date.now', 'new Date', 'Math.random']

const rules: Record<string, Rule> = {
  'imports point one way: ui, cli → io → workspace → systems → core': ({ modules }) =>
    linksOf(modules)
      .filter(({ from, to }) => !mayImport(folderOf(from), folderOf(to)) && !isLeaf(to, modules))
      .map(({ from, to }) => `${from} → ${to}`),

  'the parts of core, and of systems, import one way too': ({ modules }) =>
    Object.entries(parts).flatMap(([folder, order]) =>
      linksOf(within(modules, folder).filter(({ path }) => !isTestFile(path)))
        .filter(({ from, to }) => order.includes(partOf(from)) && order.indexOf(partOf(from)) < order.indexOf(partOf(to)))
        .map(({ from, to }) => `${from} → ${to}`),
    ),

  'no file imports itself, however long the way round': ({ modules }) => findCycles(linksOf(modules)),

  'what tests share stays with tests': ({ modules }) =>
    linksOf(modules)
      .filter(({ from, to }) => isTestFile(to) && !isTestFile(from))
      .map(({ from, to }) => `${from} → ${to}`),

  'no file only passes on what others export': ({ modules }) =>
    modules.filter(({ isBarrel }) => isBarrel).map(({ path }) => path),

  'no folder is named after nothing: utils, helpers, common, types': ({ paths }) =>
    paths.filter((path) => /\/(utils?|helpers?|common|types)(\/|\.tsx?$)/.test(path)),

  'names are kebab-case, components PascalCase': ({ paths }) =>
    paths.filter((path) => !path.endsWith('.json') && !path.split('/').every(isWellNamed)),

  'core knows the yaml package, the diff package and nothing else': ({ modules }) =>
    packagesOf(within(modules, 'core'), (name, isTest) => name !== 'yaml' && name !== 'diff' && !(isTest && isForTests(name))),

  'only core knows the yaml package': ({ modules }) =>
    packagesOf(outsideOf(modules, 'core'), (name, isTest) => name === 'yaml' && !isTest),

  'only systems know Zod': ({ modules }) => packagesOf(outsideOf(modules, 'systems'), (name) => /^zod(\/|-|$)/.test(name)),

  'Zod 4 has one door, which turns generated code off before any schema is built': ({ modules }) =>
    packagesOf(outsideOf(modules, 'systems/schema/zod.ts'), (name) => name === 'zod'),

  'Monaco has one door': ({ modules }) =>
    packagesOf(outsideOf(modules, 'ui/monaco'), (name) => /^monaco-editor(\/|$)/.test(name)),

  'storage has one door': ({ modules }) => [
    ...packagesOf(outsideOf(modules, 'io'), (name) => name === 'idb-keyval'),
    ...globalsOf(outsideOf(modules, 'io'), storage),
  ],

  'below io there is no React, DOM, network, clock or chance': ({ modules }) => [
    ...packagesOf(belowIo(modules), (name, isTest) => /^(react|@rjsf|node:)/.test(name) && !(isTest && isForTests(name))),
    ...globalsOf(belowIo(modules), [...outside, ...clock]),
  ],

  'no system, and nothing that one brings, is named outside its folder and the registry': ({ modules }) =>
    modules
      .filter(({ path }) => !isTestFile(path) && path !== 'src/systems/registry.ts')
      .flatMap(({ path, strings }) =>
        namesOutOf(path)
          .filter((name) => strings.includes(name))
          .map((name) => `${path} says '${name}'`),
      ),
}

const broughtNames = [...new Set(systems.flatMap(namesOf))]
const project = readProject()

test.each(Object.entries(rules))('%s', (_title, rule) => {
  expect(rule(project)).toEqual([])
})

const oneWay = 'imports point one way: ui, cli → io → workspace → systems → core'
const belowIoTitle = 'below io there is no React, DOM, network, clock or chance'
const zodTitle = 'Zod 4 has one door, which turns generated code off before any schema is built'
const namesTitle = 'no system, and nothing that one brings, is named outside its folder and the registry'
const loop = 'src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts'

test.each<[title: string, files: Record<string, string>, broken: readonly string[]]>([
  [oneWay, { 'src/core/a.ts': `import type { B } from '../io/b.ts'` }, ['src/core/a.ts → src/io/b.ts']],
  [oneWay, { 'src/cli/a.ts': `const b = await import('../ui/b.ts')` }, ['src/cli/a.ts → src/ui/b.ts']],
  [oneWay, { 'src/io/a.ts': `new Worker(new URL('../ui/b.ts', import.meta.url))` }, ['src/io/a.ts → src/ui/b.ts']],
  [oneWay, { 'src/core/a.test.ts': `new URL('b.md', import.meta.url), new URL('https://a.test/')` }, []],
  [oneWay, { 'src/core/a.ts': `export let b: import('../systems/b.ts').B` }, ['src/core/a.ts → src/systems/b.ts']],
  [oneWay, { 'src/ui/a.ts': `import '../main.tsx'`, 'src/main.tsx': `import './ui/a.ts'` }, ['src/ui/a.ts → src/main.tsx']],
  [oneWay, { 'src/ui/a.ts': `import '../version.ts'`, 'src/version.ts': `export const version = '1'` }, []],
  [oneWay, { 'src/ui/a.ts': `// import '../cli/b.ts'\nimport '../core/b.ts'` }, []],
  [
    'no file imports itself, however long the way round',
    {
      'src/core/a.ts': `import './b.ts'`,
      'src/core/b.ts': `export * from './c.ts'`,
      'src/core/c.ts': `import type { A } from './a.ts'`,
    },
    [loop],
  ],
  [
    'the parts of core, and of systems, import one way too',
    { 'src/core/read/a.ts': `import '../merge.ts'\nimport '../edit/b.ts'`, 'src/core/c.ts': `import './read/a.ts'` },
    ['src/core/read/a.ts → src/core/edit/b.ts', 'src/core/c.ts → src/core/read/a.ts'],
  ],
  [
    'the parts of core, and of systems, import one way too',
    {
      'src/systems/schema/a.ts': `import '../judge/b.ts'\nimport '../system.ts'`,
      'src/systems/gmm/c.ts': `import '../judge/b.ts'`,
    },
    ['src/systems/schema/a.ts → src/systems/judge/b.ts'],
  ],
  [
    'what tests share stays with tests',
    { 'src/core/a.ts': `import './b.testing.ts'` },
    ['src/core/a.ts → src/core/b.testing.ts'],
  ],
  ['no file only passes on what others export', { 'src/core/all.ts': `export * from './a.ts'` }, ['src/core/all.ts']],
  [
    'no file only passes on what others export',
    { 'src/core/b.ts': `import { a } from './a.ts'\nexport { a }` },
    ['src/core/b.ts'],
  ],
  ['no file only passes on what others export', { 'src/core/b.ts': `const a = 1\nexport { a }` }, []],
  ['no folder is named after nothing: utils, helpers, common, types', { 'src/ui/utils/a.ts': '' }, ['src/ui/utils/a.ts']],
  ['no folder is named after nothing: utils, helpers, common, types', { 'src/core/types.ts': '' }, ['src/core/types.ts']],
  [
    'names are kebab-case, components PascalCase',
    { 'src/ui/layerStack.ts': '', 'src/ui/LayerStack.tsx': '' },
    ['src/ui/layerStack.ts'],
  ],
  [
    'core knows the yaml package, the diff package and nothing else',
    { 'src/core/a.ts': `import 'yaml'\nimport 'fflate'` },
    ['src/core/a.ts imports fflate'],
  ],
  [
    'core knows the yaml package, the diff package and nothing else',
    { 'src/core/a.test.ts': `import 'fast-check'\nimport 'node:fs'` },
    [],
  ],
  ['only core knows the yaml package', { 'src/io/a.ts': `import { parse } from 'yaml'` }, ['src/io/a.ts imports yaml']],
  ['only systems know Zod', { 'src/ui/a.ts': `import * as z from 'zod/v3'` }, ['src/ui/a.ts imports zod/v3']],
  [
    zodTitle,
    { 'src/systems/a.ts': `import { z } from 'zod'`, 'src/systems/schema/zod.ts': `import * as z from 'zod'` },
    ['src/systems/a.ts imports zod'],
  ],
  [
    'Monaco has one door',
    { 'src/ui/Preview.tsx': `void import('monaco-editor/esm/x.js')` },
    ['src/ui/Preview.tsx imports monaco-editor/esm/x.js'],
  ],
  ['storage has one door', { 'src/ui/a.ts': `window.localStorage.clear()` }, ['src/ui/a.ts uses localStorage']],
  ['storage has one door', { 'src/ui/a.ts': `const caches = new Map()\ncaches.clear()` }, []],
  [belowIoTitle, { 'src/core/a.ts': `export const now = () => Date.now()` }, ['src/core/a.ts uses Date.now']],
  [belowIoTitle, { 'src/core/a.ts': `export const on = (d = new Date()) => [d, new Date(0)]` }, ['src/core/a.ts uses new Date']],
  [belowIoTitle, { 'src/workspace/a.ts': `import { useState } from 'react'` }, ['src/workspace/a.ts imports react']],
  [belowIoTitle, { 'src/core/a.ts': `export const read = (document: { window: 1 }) => document.window` }, []],
  [
    namesTitle,
    { 'src/ui/a.ts': `export const is = (name: string) => name === 'TrafficLSTM' // not 'Transformer'` },
    [`src/ui/a.ts says 'TrafficLSTM'`],
  ],
  [
    namesTitle,
    { 'src/systems/a.ts': `export const ids = ['social-xlstm', 'Social pooling']` },
    [`src/systems/a.ts says 'social-xlstm'`, `src/systems/a.ts says 'Social pooling'`],
  ],
  [
    namesTitle,
    { 'src/systems/gmm/a.ts': `export const id = ['social-xlstm', 'gmm', 'Transformer']` },
    [`src/systems/gmm/a.ts says 'social-xlstm'`],
  ],
])('"%s" bites: %j', (title, files, broken) => {
  expect(rules[title]?.(projectOf(files))).toEqual(broken)
})

function readProject(): Project {
  const paths = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name))
  return projectOf(Object.fromEntries(paths.map((path) => [path, isScript(path) ? readFileSync(path, 'utf8') : ''])))
}

function projectOf(files: Readonly<Record<string, string>>): Project {
  const scripts = Object.entries(files).filter(([path]) => isScript(path))
  return { paths: Object.keys(files), modules: scripts.map(([path, text]) => readModuleFacts(path, text)) }
}

type Link = { readonly from: string; readonly to: string }

function linksOf(modules: readonly ModuleFacts[]): readonly Link[] {
  return modules.flatMap(({ path, imports }) =>
    imports
      .filter((name) => name.startsWith('.'))
      .map((name) => ({ from: path, to: posix.join(posix.dirname(path), name.replace(/\?.*$/, '')) }))
      .filter(({ to }) => to.startsWith('src/')),
  )
}

/** What a file may not say: of a system's folder the names of the other systems, of any other all that systems bring. */
function namesOutOf(path: string): readonly string[] {
  const [, folder, own, ...rest] = path.split('/')
  const isSystems = folder === 'systems' && rest.length > 0
  return isSystems ? systems.filter(({ id }) => id !== own).flatMap(({ id, title }) => [id, title]) : broughtNames
}

function namesOf({ id, title, sections }: (typeof systems)[number]): readonly string[] {
  // A section may be called by a word that the product has too; a name of several words can only be meant.
  const words = sections.flatMap((section) => [section.key, section.title]).filter((name) => /[^a-z]/i.test(name))
  return [id, title, ...words, ...sections.flatMap(kindNames)]
}

/** The folder right below src/, or undefined for the files that stand there themselves. */
function folderOf(path: string): string | undefined {
  const [, folder, ...rest] = path.split('/')
  return rest.length > 0 ? folder : undefined
}

/** The folder in which a file stands within one right below src/, `''` for one that stands in that itself. */
function partOf(path: string): string {
  const [, , part = '', ...rest] = path.split('/')
  return rest.length > 0 ? part : ''
}

function mayImport(from: string | undefined, to: string | undefined): boolean {
  if (from === undefined || from === to) return true
  const isSibling = from === 'cli' && to === 'ui'
  return to !== undefined && !isSibling && folders.indexOf(to) < folders.indexOf(from)
}

/** A file right in src/ that imports no other file of it may be imported from anywhere. */
function isLeaf(path: string, modules: readonly ModuleFacts[]): boolean {
  const facts = modules.find((one) => one.path === path)
  return facts !== undefined && folderOf(path) === undefined && linksOf([facts]).length === 0
}

/** For each file in a loop, unless an earlier one told of it: the shortest way back to itself. */
function findCycles(links: readonly Link[]): readonly string[] {
  const told = new Set<string>()
  const targets = new Map(links.map(({ from }) => [from, new Set<string>()]))
  links.forEach(({ from, to }) => targets.get(from)?.add(to))
  return links.flatMap(({ from }) => {
    const loop = told.has(from) ? undefined : wayBack(from, targets)
    loop?.forEach((path) => told.add(path))
    return loop ? [loop.join(' → ')] : []
  })
}

function wayBack(start: string, targets: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | undefined {
  const seen = new Set<string>()
  let trails: readonly (readonly [string, ...string[]])[] = [[start]]
  while (trails.length > 0) {
    const longer = trails.flatMap((trail) => Array.from(targets.get(trail[0]) ?? [], (to) => [to, ...trail] as const))
    const back = longer.find(([to]) => to === start)
    if (back) return back.toReversed()
    trails = longer.filter(([to]) => !seen.has(to) && seen.add(to))
  }
  return undefined
}

function packagesOf(modules: readonly ModuleFacts[], isForbidden: (name: string, isTest: boolean) => boolean): readonly string[] {
  return modules.flatMap(({ path, imports }) =>
    imports
      .filter((name) => !name.startsWith('.') && isForbidden(name, isTestFile(path)))
      .map((name) => `${path} imports ${name}`),
  )
}

/** Tests may look at the clock and at files. */
function globalsOf(modules: readonly ModuleFacts[], forbidden: readonly string[]): readonly string[] {
  return modules
    .filter(({ path }) => !isTestFile(path))
    .flatMap(({ path, globals }) => forbidden.filter((name) => isUsed(name, globals)).map((name) => `${path} uses ${name}`))
}

/** `window.fetch` is `fetch`. */
function isUsed(name: string, globals: ReadonlySet<string>): boolean {
  return globals.has(name) || ['window', 'globalThis', 'self'].some((owner) => globals.has(`${owner}.${name}`))
}

function within(modules: readonly ModuleFacts[], folder: string): readonly ModuleFacts[] {
  return modules.filter(({ path }) => path.startsWith(`src/${folder}/`))
}

function outsideOf(modules: readonly ModuleFacts[], folder: string): readonly ModuleFacts[] {
  return modules.filter(({ path }) => path !== `src/${folder}` && !path.startsWith(`src/${folder}/`))
}

function belowIo(modules: readonly ModuleFacts[]): readonly ModuleFacts[] {
  return ['core', 'systems', 'workspace'].flatMap((folder) => within(modules, folder))
}

function isForTests(name: string): boolean {
  return /^(vitest|fast-check|node:)/.test(name)
}

/** Tests, and what only tests share: `x.testing.ts`. */
function isTestFile(path: string): boolean {
  return /\.(test|testing)\.tsx?$/.test(path)
}

function isScript(path: string): boolean {
  return /\.tsx?$/.test(path)
}

function isWellNamed(part: string): boolean {
  return /^([a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*|[A-Z][A-Za-z0-9]*(\.[a-z0-9]+)*\.(tsx|css)|[A-Z]+\.md)$/.test(part)
}
