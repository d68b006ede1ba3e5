import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { chromium } from 'playwright'
import type { BrowserContext } from 'playwright'
import { build, preview } from 'vite'
import { browserFlags, findBrowser } from '../scripts/browser.mjs'

/** Frames as soon as they are ready, so that times are of work and not of waiting for the screen. */
const FREE_FRAMES = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

/** Builds the bench page of a folder here, serves it on a free port, and gives a browser that is at it to `use`. */
export async function withPage<T>(folder: string, use: (context: BrowserContext) => Promise<T>): Promise<T> {
  const outDir = fileURLToPath(new URL(`../.cache/bench-${folder}/`, import.meta.url))
  const config = {
    root: fileURLToPath(new URL(`${folder}/`, import.meta.url)),
    configFile: false as const,
    logLevel: 'error' as const,
    plugins: [react()],
    base: './',
    worker: { format: 'es' as const },
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 5000 },
  }
  await build(config)
  const server = await preview({ ...config, preview: { port: 5181 } })
  const baseURL = server.resolvedUrls?.local[0]
  if (baseURL === undefined) throw new Error('the bench page has no address')
  const executablePath = findBrowser()
  const browser = await chromium.launch({
    args: [...browserFlags, ...FREE_FRAMES],
    ...(executablePath ? { executablePath } : {}),
  })
  try {
    return await use(await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } }))
  } finally {
    await browser.close()
    await server.close()
  }
}
