import type { BrowserContext } from '@playwright/test'

/** Everything that was said or went wrong unasked, in any page or worker of the context, in a list that keeps growing. */
export function listenForNoise(context: BrowserContext): readonly string[] {
  const noise: string[] = []
  context.on('console', (message) => {
    noise.push(`${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (webError) => {
    noise.push(`uncaught: ${webError.error().message}`)
  })
  context.on('request', (request) => {
    if (isElsewhere(request.url())) noise.push(`request: ${request.url()}`)
  })
  return noise
}

function isElsewhere(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol.startsWith('http') && hostname !== 'localhost'
}
