import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, run, tool } from './run.mjs'

const sources = ['src', 'cfgs', 'public', 'scripts', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json']
const stamp = join(root, '.cache/build')
const results = ['dist/index.html', 'dist/cli/strata.js']

/** Builds the app and the command-line tool into dist/, and gives back the exit code. */
export async function build() {
  const app = await run(tool('vite/bin/vite.js', 'build', '--logLevel', 'warn'), { show: true })
  if (app.code !== 0) return app.code
  const cli = await run(tool('vite/bin/vite.js', 'build', '--ssr', '--logLevel', 'warn'), { show: true })
  if (cli.code !== 0) return cli.code
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hashSources())
  console.log(`Built dist/ in ${(app.seconds + cli.seconds).toFixed(1)} s.`)
  return 0
}

/** Whether dist/ is what the sources would build to: a hash over their bytes, so a checkout that changes nothing builds nothing. */
export function isBuilt() {
  return readIfThere(stamp) === hashSources() && results.every((file) => readIfThere(join(root, file)) !== undefined)
}

function hashSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((name) => listFiles(join(root, name)))) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(path) {
  const status = statSync(path, { throwIfNoEntry: false })
  if (!status) return []
  if (status.isFile()) return [path]
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => listFiles(join(path, name)))
}

function readIfThere(/** @type {string} */ file) {
  return statSync(file, { throwIfNoEntry: false }) && readFileSync(file, 'utf8')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(await build())
