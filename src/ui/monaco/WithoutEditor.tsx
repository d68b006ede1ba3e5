import { Component } from 'react'
import type { ReactNode } from 'react'

interface Props {
  /** What stands in for the editor. */
  readonly plain: ReactNode
  /** Said above it. */
  readonly banner: ReactNode
  readonly children: ReactNode
}

/** Shows plain text where the full editor cannot be loaded. React asks for a class here. */
export class WithoutEditor extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <>
        {this.props.banner}
        {this.props.plain}
      </>
    )
  }
}
