import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './run.mjs'

const limit = 220 * 1024

/** Whether the built app is light enough at first load and free of code that needs eval, and a table of what it weighs. */
export function checkBudget(dist = join(root, 'dist')) {
  const files = listFirstLoad(dist)
  const weighed = files.map((file) => ({ file, bytes: gzipSync(readFileSync(file)).length }))
  const total = weighed.reduce((sum, { bytes }) => sum + bytes, 0)
  const lines = weighed.map(({ file, bytes }) => `${kilobytes(bytes)}  ${relative(dist, file)}`)
  const summary = `${kilobytes(total)}  first load, gzipped, of ${kilobytes(limit).trim()} allowed`
  const wrong = [...(total > limit ? ['The first load is over its limit.'] : []), ...findEval(dist)]
  return { passed: wrong.length === 0, output: [...lines, summary, ...wrong].join('\n') }
}

/** The page and all that it loads before anything is asked of it: scripts, styles, and what these import statically. */
function listFirstLoad(/** @type {string} */ dist) {
  const page = join(dist, 'index.html')
  const tags = readFileSync(page, 'utf8').matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g)
  const waiting = Array.from(tags, ([, path = '']) => join(dist, path))
  const seen = new Set([page])
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    waiting.push(...staticImports(file))
  }
  return [...seen]
}

function staticImports(/** @type {string} */ file) {
  const isScript = file.endsWith('.js')
  const pattern = isScript ? /\b(?:from|import)\s*["'](\.[^"']+)["']/g : /@import\s*(?:url\()?["']?([^"')]+)/g
  return Array.from(readFileSync(file, 'utf8').matchAll(pattern), ([, path = '']) => join(dirname(file), path))
}

/** Scripts that could make code from text. Our policy forbids it, so such a path could only fail, in front of a user. */
function findEval(/** @type {string} */ dist) {
  const scripts = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'))
  return scripts.flatMap((name) => {
    const found = /(?<![\w$.])(?:new Function\(|eval\()/.exec(readFileSync(join(dist, 'assets', name), 'utf8'))
    return found ? [`assets/${name} makes code from text at byte ${found.index}: ${found[0]}`] : []
  })
}

function kilobytes(/** @type {number} */ bytes) {
  return `${(bytes / 1024).toFixed(1).padStart(7)} KB`
}
