import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'
import { npm, run } from './run.mjs'

/** What a headless Chromium needs to be quiet on a closed network, and to start as root. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a Chromium on this machine, the system's before Playwright's own; undefined if there is none. */
export function findBrowser() {
  const chosen = process.env['STRATA_BROWSER']
  return [...(chosen ? [chosen] : []), ...systemBrowsers(), chromium.executablePath()].find((path) => existsSync(path))
}

/** Finds a browser or installs one, and says what it did. Undefined means that neither worked. */
export async function installBrowser() {
  const there = findBrowser()
  if (there) return say(`Browser: ${there}, already there.`, there)
  return (await downloadBrowser()) ?? (await installDebianPackage())
}

async function downloadBrowser() {
  console.log("Browser: none found, downloading Playwright's own …")
  const { code } = await run(npm('exec', '--', 'playwright', 'install', 'chromium'), { limitSeconds: 180 })
  const path = findBrowser()
  if (code !== 0 || !path) return say(`Browser: the download did not work (exit code ${code}).`, undefined)
  if (isRoot()) await run(npm('exec', '--', 'playwright', 'install-deps', 'chromium'), { env: apt })
  return say(`Browser: downloaded to ${path}.`, path)
}

async function installDebianPackage() {
  if (!(await installDebian('chromium')))
    return say('Browser: install Chromium or Chrome, or set STRATA_BROWSER to one.', undefined)
  const path = findBrowser()
  return say(
    path ? `Browser: ${path}, installed from Debian's packages.` : 'Browser: the chromium package holds no browser.',
    path,
  )
}

const apt = { DEBIAN_FRONTEND: 'noninteractive' }

/** Installs Debian packages where that is possible: on Debian, as root. Says so where it is not, and gives back whether it worked. */
export async function installDebian(/** @type {readonly string[]} */ ...packages) {
  const names = packages.join(' ')
  if (!existsSync('/usr/bin/apt-get') || !isRoot())
    return say(`apt-get install ${names}: not possible here (needs Debian and root).`, false)
  await run(['apt-get', 'update'], { env: apt })
  const { code, output } = await run(['apt-get', 'install', '-y', '--no-install-recommends', ...packages], { env: apt })
  if (code !== 0) console.log(output)
  return say(`apt-get install ${names}: ${code === 0 ? 'done' : `exit code ${code}`}.`, code === 0)
}

function systemBrowsers() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '')
    return folders.map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe'))
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function isRoot() {
  return process.getuid?.() === 0
}

/**
 * @template T
 * @param {string} message
 * @param {T} result
 */
function say(message, result) {
  console.log(message)
  return result
}
