/** Where workspaces come from and go to: what the shell asks of the outside world. */
export interface Places {
  readonly bundled: readonly { readonly id: string; readonly name: string }[]
  readonly openBundled: (id: string) => void
  /** Asks for a folder. */
  readonly openFolder: () => void
  /** The folder opened last, where the browser remembers it. */
  readonly reopen?: { readonly name: string; readonly run: () => void }
  /** Writes changed files back to their folder, or says that there is none. */
  readonly save: () => void
  /** Downloads every file of the workspace as a zip. */
  readonly downloadAll: () => void
}
