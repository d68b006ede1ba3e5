import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runStrata } from './program.ts'

/** What a command wrote, and how it ended. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

const made: string[] = []

/** A new folder on disk with these files; {@link removeFolders} removes it. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'strata-')))
  made.push(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true })
}

/** Runs a command line in a folder, in this process. */
export async function strata(cwd: string, ...args: readonly string[]): Promise<Ran> {
  const written = { out: '', err: '' }
  const out = (text: string): void => {
    written.out += text
  }
  const err = (text: string): void => {
    written.err += text
  }
  const code = await runStrata(args, { cwd, home: '/home/nobody', out, err })
  return { code, ...written }
}
