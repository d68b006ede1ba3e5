import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm, root, run } from './run.mjs'

/** Installs the packages that package-lock.json names, unless node_modules holds just these; ends the process if it cannot. */
export async function installPackages() {
  requireNode()
  if (isInstalled()) return
  console.log('Installing packages (npm ci) …')
  const { code, seconds } = await run(npm('ci', '--no-audit', '--no-fund'), { show: true })
  if (code !== 0) {
    console.error('npm ci failed: the packages are not installed.')
    process.exit(code)
  }
  console.log(`Installed in ${seconds.toFixed(0)} s.`)
}

/** Whether every package of the lock file is there in the version it names; packages of other platforms may be missing. */
function isInstalled() {
  const there = readPackages('node_modules/.package-lock.json')
  return Object.entries(readPackages('package-lock.json')).every(
    ([path, wanted]) => path === '' || (there[path] ? there[path].version === wanted.version : wanted.optional === true),
  )
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Strata needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}
