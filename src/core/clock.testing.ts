/**
 * Starts a clock, and gives back what reads it: how many milliseconds the work since then takes on a machine that does nothing else.
 *
 * It is CPU time of this process, as a multiple of what a yardstick takes at the same moment: neither what else the machine does
 * nor how slow it is changes much of it.
 */
export function startClock(): () => number {
  const began = process.cpuUsage()
  return () => {
    const taken = millisecondsSince(began)
    return (taken * YARDSTICK) / Math.min(yardstick(), yardstick(), yardstick())
  }
}

/** What the yardstick takes on the machine that the limits of tests were made on, in milliseconds. */
const YARDSTICK = 3

function yardstick(): number {
  const began = process.cpuUsage()
  const items = Array.from({ length: 5000 }, (_, i) => ({ name: `key ${i}`, at: [i, -i] }))
  const names = JSON.stringify(items).split(',').toSorted()
  if (names.length !== 3 * items.length) throw new Error('the yardstick is bent')
  return millisecondsSince(began)
}

function millisecondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}
