#!/usr/bin/env node
import { homedir } from 'node:os'
import { runStrata } from './program.ts'

// A reader that has seen enough (`strata resolve … | head`) closes the pipe: nothing is left to do, and nothing is wrong.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

process.exitCode = await runStrata(process.argv.slice(2), {
  cwd: process.cwd(),
  home: homedir(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  // Some terminals say 0.
  width: process.stdout.columns || undefined,
  // https://no-color.org: set to anything but the empty text.
  hasColor: process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
})
