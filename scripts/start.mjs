import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { build, isBuilt } from './build.mjs'
import { installPackages } from './install.mjs'
import { addressOf, serve } from './serve.mjs'

await installPackages()
if (!isBuilt()) {
  const code = await build()
  if (code !== 0) process.exit(code)
}
const server = await serve({ port: 4173, next: true })
const address = addressOf(server)
console.log(`\n  Strata is at ${address}\n  Ctrl-C ends it.\n`)
if (canOpen()) open(address)
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
process.exit(0)

function canOpen() {
  if (process.argv.includes('--no-open') || process.env['CI']) return false
  if (process.platform === 'darwin' || process.platform === 'win32') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

function open(/** @type {string} */ url) {
  const [program = '', ...args] = openerOf(process.platform)
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => console.log('  No program here opens a browser: follow the address above.'))
  child.unref()
}

function openerOf(/** @type {string} */ platform) {
  if (platform === 'darwin') return ['open']
  return platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open']
}
