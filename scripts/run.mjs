import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The folder of the project, wherever a script was started from. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs a command in the project's folder and gives back its exit code and what it printed.
 *
 * With `show` the output goes straight to the terminal, and `output` stays empty. Past `limitSeconds` the command and
 * its children are ended, and the code is 124. A command that cannot be started has the code 127.
 *
 * @param {readonly string[]} command
 * @param {{ show?: boolean, limitSeconds?: number, env?: Readonly<Record<string, string>> }} [options]
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function run(command, { show = false, limitSeconds, env = {} } = {}) {
  const [program = '', ...args] = command
  const began = performance.now()
  const grouped = limitSeconds !== undefined && process.platform !== 'win32'
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    detached: grouped,
  })
  let output = ''
  let isLate = false
  const keep = (/** @type {Buffer} */ text) => (output += text.toString())
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const timer = limitSeconds && setTimeout(() => ((isLate = true), end(child, grouped)), limitSeconds * 1000)
  return new Promise((resolve) => {
    const finish = (/** @type {number} */ code) => {
      clearTimeout(timer)
      resolve({ code: isLate ? 124 : code, output, seconds: (performance.now() - began) / 1000 })
    }
    child.on('error', (error) => ((output += error.message), finish(127)))
    child.on('close', (code) => finish(code ?? 1))
  })
}

/**
 * The command that runs a tool of this project's packages, without a shell in between.
 *
 * @param {string} script the tool's own file, below node_modules
 * @param {readonly string[]} args
 */
export function tool(script, ...args) {
  return [process.execPath, `node_modules/${script}`, ...args]
}

/** The command that runs npm: the one that runs us, if there is one, since on Windows `npm` is no program. */
export function npm(/** @type {readonly string[]} */ ...args) {
  const self = process.env['npm_execpath']
  return self?.endsWith('.js') ? [process.execPath, self, ...args] : ['npm', ...args]
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} grouped
 */
function end(child, grouped) {
  if (grouped && child.pid) process.kill(-child.pid, 'SIGKILL')
  else child.kill('SIGKILL')
}
