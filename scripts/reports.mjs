import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * What a Vitest run counted. A file that could not even be loaded counts as one failure.
 *
 * @param {string} file its JSON report
 * @returns {Count}
 */
export function readVitest(file) {
  const report = readReport(file)
  const suites = /** @type {{ status: string, assertionResults: unknown[] }[]} */ (report.testResults ?? [])
  const unloaded = suites.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + unloaded.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
}

/**
 * What a Playwright run counted. An error outside any test counts as one failure.
 *
 * @param {string} file its JSON report
 * @returns {Count}
 */
export function readPlaywright(file) {
  const { stats, errors = [] } = readReport(file)
  return {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + errors.length,
    skipped: stats?.skipped ?? 0,
  }
}

/**
 * The count of a runner that ended with `code`: one that ran no test has failed, and so has one that says so without a failed test.
 *
 * @param {Count} count
 * @param {number} code
 * @returns {Count}
 */
export function judge(count, code) {
  const isSilent = count.passed + count.failed === 0
  return count.failed === 0 && (code !== 0 || isSilent) ? { ...count, failed: 1 } : count
}

/** A report as its runner wrote it; an empty one where it wrote none. */
function readReport(/** @type {string} */ file) {
  const path = join(root, file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}
