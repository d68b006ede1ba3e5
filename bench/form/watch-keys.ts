/** Times of key presses so far, in milliseconds, where the bench reads them. */
declare global {
  interface Window {
    /** From each key press to the paint of the frame that shows it. */
    painted: number[]
  }
}

/** Measures each key press from its event to the paint of the frame that follows. */
export function watchKeys(): void {
  window.painted = []
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key.length > 1 && event.key !== 'Backspace') return
      const start = event.timeStamp
      const channel = new MessageChannel()
      // A message posted from inside a frame arrives when the frame has been painted.
      channel.port1.addEventListener('message', () => window.painted.push(performance.now() - start))
      channel.port1.start()
      requestAnimationFrame(() => channel.port2.postMessage(null))
    },
    { capture: true },
  )
}
