/** Where a command runs and what it writes to. */
export interface Terminal {
  readonly cwd: string
  /** The folder no workspace is looked for in or above, since it holds everything a person has. */
  readonly home: string
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** How many characters fit on a line; 80 where nobody says. */
  readonly width?: number | undefined
  /** Whether colours reach a person. */
  readonly hasColor?: boolean
}

/** How a command ended: 0 fine, 1 issues of severity error, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2
