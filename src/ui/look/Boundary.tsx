import { Component } from 'react'
import type { ReactNode } from 'react'

interface Props {
  /** What is inside, for the message: "The form". */
  readonly name: string
  readonly children: ReactNode
}

interface State {
  readonly error: Error | undefined
}

/** Keeps a failure of ours in one part of the screen from taking the rest with it: nothing typed is lost. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: undefined }

  static getDerivedStateFromError(error: Error): State {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div className="empty" role="alert">
        <p>{this.props.name} cannot be shown. The files and everything typed are as they were.</p>
        <p className="mono">{error.message}</p>
        <button type="button" className="button" onClick={() => this.setState({ error: undefined })}>
          Try again
        </button>
      </div>
    )
  }
}
