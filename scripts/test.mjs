import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages } from './install.mjs'
import { judge, readPlaywright, readVitest } from './reports.mjs'
import { root, run, tool } from './run.mjs'

/** @typedef {import('./reports.mjs').Count} Count */
/** @typedef {{ name: string, count: Count, output: string, seconds: number }} Result */
/** @typedef {() => Promise<Result>} Step */
/** @typedef {Readonly<Record<string, string>>} Env */

const reports = '.cache/reports'
const began = performance.now()
rmSync(join(root, reports), { recursive: true, force: true })
mkdirSync(join(root, reports), { recursive: true })
await installPackages()
conclude(process.argv.includes('--only=check') ? await inOrder(checks()) : await everything())

async function everything() {
  const env = await prepare()
  // Two lanes for two cores. The stories in the browser come after both: they measure time and want the machine to themselves.
  const lanes = await Promise.all([
    inOrder([...checks(), vitest('unit', env)]),
    inOrder([check('build', [process.execPath, 'scripts/build.mjs']), budget, vitest('browser', env)]),
  ])
  return [...lanes.flat(), ...(await inOrder([playwright(env)]))]
}

/** Installs what the tests need beside packages, and gives back where the tests find it. */
async function prepare() {
  const { installBrowser } = await import('./browser.mjs')
  const { installPython } = await import('./python.mjs')
  const browser = await installBrowser()
  const python = await installPython()
  return { ...(browser ? { STRATA_BROWSER: browser } : {}), ...(python ? { STRATA_PYTHON: python } : {}) }
}

function checks() {
  return [
    check('types', tool('typescript/bin/tsc', '-p', '.', '--pretty')),
    check('lint', tool('oxlint/bin/oxlint')),
    check('format', tool('oxfmt/bin/oxfmt', '--check')),
    check('dead code', tool('knip/bin/knip.js')),
  ]
}

/**
 * @param {string} name
 * @param {readonly string[]} command
 * @returns {Step}
 */
function check(name, command) {
  return async () => {
    const { code, ...rest } = await run(command)
    return { name, count: countOf(code === 0), ...rest }
  }
}

/** @type {Step} */
async function budget() {
  const { checkBudget } = await import('./budget.mjs')
  const { passed, output } = checkBudget()
  return { name: 'budget', count: countOf(passed), output, seconds: 0 }
}

/**
 * @param {string} project
 * @param {Env} env
 * @returns {Step}
 */
function vitest(project, env) {
  const file = `${reports}/${project}.json`
  const command = tool(
    'vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter',
    'dot',
    '--reporter',
    'json',
    '--outputFile',
    file,
  )
  return async () => {
    const { code, ...rest } = await run(command, { env })
    return { name: `${project} tests`, count: judge(readVitest(file), code), ...rest }
  }
}

/**
 * @param {Env} env
 * @returns {Step}
 */
function playwright(env) {
  const file = `${reports}/e2e.json`
  return async () => {
    const { code, ...rest } = await run(tool('@playwright/test/cli.js', 'test'), { env: { ...env, STRATA_REPORT: file } })
    return { name: 'end-to-end tests', count: judge(readPlaywright(file), code), ...rest }
  }
}

/**
 * Runs steps one after the other, each in spite of what failed before it, and shows each as it ends.
 *
 * @param {readonly Step[]} steps
 */
async function inOrder(steps) {
  const results = []
  for (const step of steps) {
    const result = await step()
    show(result)
    results.push(result)
  }
  return results
}

function show(/** @type {Result} */ { name, count, output, seconds }) {
  const mark = count.failed === 0 ? '\u2713' : '\u2717'
  const isTold = count.failed > 0 || name === 'budget'
  console.log(`${mark} ${name}: ${describe(count)} in ${seconds.toFixed(1)} s${isTold ? `\n${output.trimEnd()}\n` : ''}`)
}

function conclude(/** @type {readonly Result[]} */ results) {
  const failed = results.filter(({ count }) => count.failed > 0).map(({ name }) => name)
  const total = results.reduce((sum, { count }) => add(sum, count), { passed: 0, failed: 0, skipped: 0 })
  console.log(`\nAll of it took ${((performance.now() - began) / 1000).toFixed(0)} s.`)
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}. What each printed stands above.`)
  console.log(describe(total))
  process.exitCode = total.failed > 0 ? 1 : 0
}

/**
 * @param {boolean} passed
 * @returns {Count}
 */
function countOf(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

/**
 * @param {Count} one
 * @param {Count} other
 * @returns {Count}
 */
function add(one, other) {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped }
}

function describe(/** @type {Count} */ { passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
