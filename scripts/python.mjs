import { installDebian } from './browser.mjs'
import { run } from './run.mjs'

/**
 * Finds the Python whose yaml and omegaconf the round trips compare us with, or installs them, and says what it did.
 *
 * @returns {Promise<string | undefined>} undefined: the round trips skip themselves
 */
export async function installPython() {
  const there = await findPython()
  if (there) return say(`Python: ${there} has yaml and omegaconf.`, there)
  await installDebian('python3-yaml', 'python3-omegaconf')
  const installed = await findPython()
  if (installed) return say(`Python: ${installed} has yaml and omegaconf now.`, installed)
  return say('Python: no yaml and omegaconf here, so the round trips through Python are skipped.', undefined)
}

async function findPython() {
  for (const python of [process.env['STRATA_PYTHON'], '/usr/bin/python3', 'python3']) {
    if (python && (await run([python, '-c', 'import yaml, omegaconf'])).code === 0) return python
  }
}

/**
 * @param {string} message
 * @param {string | undefined} result
 */
function say(message, result) {
  console.log(message)
  return result
}
