import { chmodSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { contentSecurityPolicy } from './scripts/content-security-policy.mjs'

const app: UserConfig = {
  // dist/ works from any folder of any web host.
  base: './',
  plugins: [react(), carryPolicy()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Nothing becomes a data: URL, which the policy would refuse for workers.
    assetsInlineLimit: 0,
    // Monaco is one lazy chunk of that size; scripts/budget.mjs watches the first load.
    chunkSizeWarningLimit: 4000,
  },
  server: { strictPort: true },
}

const cli: UserConfig = {
  plugins: [markExecutable('dist/cli/strata.js')],
  ssr: { noExternal: true },
  build: {
    target: 'node20',
    outDir: 'dist/cli',
    copyPublicDir: false,
    rolldownOptions: { input: 'src/cli/strata.ts' },
  },
}

export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? cli : app))

/** Puts the policy into the built page, for hosts that send no headers of ours. The dev server's page needs inline scripts. */
function carryPolicy(): Plugin {
  const attrs = { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy }
  return {
    name: 'strata:carry-policy',
    apply: 'build',
    transformIndexHtml: () => [{ tag: 'meta', attrs, injectTo: 'head-prepend' }],
  }
}

function markExecutable(file: string): Plugin {
  return { name: 'strata:mark-executable', writeBundle: () => chmodSync(file, 0o755) }
}
