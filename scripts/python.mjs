import { installDebian } from './browser.mjs'
import { run } from './run.mjs'

/** What of Python the tests compare us with: its readers of YAML, and what prints classes as JSON Schema. */
const LIBRARIES = 'yaml, omegaconf, pydantic'

/**
 * Finds the Python that has these libraries, or installs them, and says what it did.
 *
 * @returns {Promise<string | undefined>} undefined: the tests that ask Python skip themselves
 */
export async function installPython() {
  const there = await findPython()
  if (there) return say(`Python: ${there} has ${LIBRARIES}.`, there)
  await installDebian('python3-yaml', 'python3-omegaconf', 'python3-pydantic')
  const installed = await findPython()
  if (installed) return say(`Python: ${installed} has ${LIBRARIES} now.`, installed)
  return say(`Python: not all of ${LIBRARIES} here, so tests that ask what is missing are skipped.`, undefined)
}

async function findPython() {
  for (const python of [process.env['STRATA_PYTHON'], '/usr/bin/python3', 'python3']) {
    if (python && (await run([python, '-c', `import ${LIBRARIES}`])).code === 0) return python
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
