import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { contentSecurityPolicy } from './content-security-policy.mjs'
import { root } from './run.mjs'

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ttf', 'font/ttf'],
  ['.woff2', 'font/woff2'],
  ['.yaml', 'text/plain; charset=utf-8'],
])

/**
 * Serves dist/ on localhost and gives back the server once it listens.
 *
 * `mount` puts it below a path, as a shared web host does; `plain` leaves our headers out, as a static host does.
 * Port 0 takes any free port; with `next`, a taken port means the next one up.
 *
 * @param {{ port: number, next?: boolean, mount?: string, plain?: boolean }} options
 * @returns {Promise<import('node:http').Server>}
 */
export function serve({ port, next = false, mount = '/', plain = false }) {
  const server = createServer((request, response) => void answer(request, response, { mount, plain }))
  return new Promise((resolve, reject) => {
    server.once('listening', () => resolve(server))
    server.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE'
      if (isTaken && next) resolve(serve({ port: port + 1, next, mount, plain }))
      else reject(error)
    })
    server.listen(port, 'localhost')
  })
}

/** The address that a server of ours answers at. */
export function addressOf(/** @type {import('node:http').Server} */ server) {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port')
  return `http://localhost:${address.port}/`
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ mount: string, plain: boolean }} options
 */
async function answer(request, response, { mount, plain }) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405).end()
  const found = await findFile(request.url ?? '/', mount)
  if (!found) return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
  response.writeHead(200, {
    'content-type': types.get(extname(found.file)) ?? 'application/octet-stream',
    'content-length': found.size,
    ...(plain ? {} : headersFor(found.file)),
  })
  if (request.method === 'HEAD') response.end()
  else createReadStream(found.file).pipe(response)
}

function headersFor(/** @type {string} */ file) {
  const isHashed = file.includes(`${sep}assets${sep}`)
  return {
    'content-security-policy': contentSecurityPolicy,
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
}

/**
 * @param {string} url
 * @param {string} mount
 * @returns {Promise<{ file: string, size: number } | undefined>}
 */
async function findFile(url, mount) {
  const dist = join(root, 'dist')
  const path = decodePath(url)
  if (path === undefined || !path.startsWith(mount)) return undefined
  const file = normalize(join(dist, path.slice(mount.length) || 'index.html'))
  if (!file.startsWith(dist + sep)) return undefined
  const status = await stat(file).catch(() => undefined)
  return status?.isFile() ? { file, size: status.size } : undefined
}

function decodePath(/** @type {string} */ url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return undefined
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(addressOf(await serve({ port: Number(process.argv[2] ?? 4173) })))
}
