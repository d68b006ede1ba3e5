/** Text as Markdown shows it literally, on one line. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&$:]/g, '\\$&').replace(/\s+/g, ' ')
}

/** Text as code, whatever backticks it holds. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${line} ${fence}` : fence + line + fence
}

/** A link that runs a command of the editor. */
export function commandLink(text: string, command: string, args: readonly unknown[]): string {
  return `[${plain(text)}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`
}
