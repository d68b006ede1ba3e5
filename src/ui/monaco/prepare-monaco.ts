import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import 'monaco-editor/features/codeEditor/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeAction/register'
import 'monaco-editor/features/comment/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/folding/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/gotoSymbol/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/referenceSearch/register'
import 'monaco-editor/features/smartSelect/register'
import 'monaco-editor/features/snippet/register'
import 'monaco-editor/features/toggleTabFocusMode/register'
import 'monaco-editor/features/wordHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
// The suggest feature's own register file brings inline suggestions and leaves the list out.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js'
import { registerCompletion } from './completion.ts'
import { registerDefinitions } from './definition.ts'
import { registerGoTo } from './go-to.ts'
import { registerHover } from './hover.ts'
import { bindKeys } from './keybindings.ts'
import { registerLanguages } from './languages.ts'
import { registerQuickFixes } from './quick-fixes.ts'
import { followTheme } from './theme.ts'

let isReady = false

/** Sets up all that editors share, the first time it is called. */
export function prepareMonaco(): void {
  if (isReady) return
  isReady = true
  globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() }
  registerLanguages()
  bindKeys()
  registerCompletion()
  registerHover()
  registerQuickFixes()
  registerDefinitions()
  registerGoTo()
  followTheme()
}
