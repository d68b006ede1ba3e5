import { afterEach, beforeEach, vi } from 'vitest'

/** Listens to what the console is told; every test of the file ends with an error if it was told anything. */
export function expectNoComplaints(): void {
  const complaints: unknown[][] = []
  beforeEach(() => {
    complaints.length = 0
    vi.spyOn(console, 'error').mockImplementation((...words) => complaints.push(words))
    vi.spyOn(console, 'warn').mockImplementation((...words) => complaints.push(words))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    if (complaints.length > 0) throw new Error(`complaints: ${JSON.stringify(complaints)}`)
  })
}
