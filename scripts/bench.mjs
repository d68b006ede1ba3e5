import { installPackages } from './install.mjs'
import { run, tool } from './run.mjs'

await installPackages()
const { code } = await run(tool('tsx/dist/cli.mjs', 'bench/main.ts', ...process.argv.slice(2)), { show: true })
process.exit(code)
