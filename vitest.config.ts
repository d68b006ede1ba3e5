import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { browserFlags, findBrowser } from './scripts/browser.mjs'

const executablePath = findBrowser()

/** Milliseconds after which a test is held to hang, and a wait to be in vain: far beyond what a busy machine makes of them. */
const [HANGS, PATIENCE] = [300_000, 15_000]

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/*.browser.test.*'],
          testTimeout: HANGS,
          // Vitest would leave a core idle, and read the systems and their schemas anew for each file.
          maxWorkers: availableParallelism(),
          isolate: false,
        },
      },
      {
        plugins: [react()],
        // Bundled up front: a package found in the middle of a run reloads the page under the tests.
        optimizeDeps: { entries: ['src/main.tsx', 'src/**/*.browser.test.tsx'] },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.tsx'],
          testTimeout: HANGS,
          expect: { poll: { timeout: PATIENCE } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({
              launchOptions: { args: browserFlags, ...(executablePath ? { executablePath } : {}) },
              contextOptions: { reducedMotion: 'reduce' },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
