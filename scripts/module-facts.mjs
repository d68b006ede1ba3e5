import { parseSync, visitorKeys } from 'oxc-parser'

/** @typedef {{ type: string, start: number, end: number, [field: string]: unknown }} Node */
/**
 * What one source file says of itself.
 *
 * @typedef {object} ModuleFacts
 * @property {string} path from the project's folder on, with `/`
 * @property {readonly string[]} imports as written: static, type-only, re-exported, dynamic, and files named beside `import.meta.url`
 * @property {readonly string[]} strings string literals, the names of imports left out
 * @property {ReadonlySet<string>} globals names the file uses and never binds: `fetch`, `Math.random`; `new Date` only without arguments
 * @property {boolean} isBarrel whether all it does is to export what other files hold
 */

/**
 * Reads a file's facts from its syntax tree, so that comments and look-alike strings say nothing.
 *
 * @param {string} path
 * @param {string} text
 * @returns {ModuleFacts}
 */
export function readModuleFacts(path, text) {
  const { program, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path} does not parse: ${errors[0].message}`)
  const nodes = listNodes(/** @type {Node} */ (/** @type {unknown} */ (program)), undefined)
  const sources = new Set(nodes.flatMap(({ node }) => importSource(node) ?? []))
  const bound = new Set(nodes.flatMap(({ node }) => boundNames(node)))
  return {
    path,
    imports: nodes.flatMap(({ node }) => importedBy(node) ?? []),
    strings: nodes.filter(({ node }) => !sources.has(node)).flatMap(({ node }) => textOf(node) ?? []),
    globals: new Set(nodes.flatMap((visit) => usedNames(visit)).filter((name) => !bound.has(name.replace(/^new |\..*$/g, '')))),
    isBarrel: isBarrel(/** @type {Node[]} */ (/** @type {unknown} */ (program.body))),
  }
}

/**
 * @param {Node} node
 * @param {Node | undefined} parent
 * @returns {{ node: Node, parent: Node | undefined }[]}
 */
function listNodes(node, parent) {
  const children = (visitorKeys[node.type] ?? []).flatMap((key) => node[key]).filter(isNode)
  return [{ node, parent }, ...children.flatMap((child) => listNodes(child, node))]
}

/**
 * @param {unknown} value
 * @returns {value is Node}
 */
function isNode(value) {
  return typeof value === 'object' && value !== null && 'type' in value
}

function importedBy(/** @type {Node} */ node) {
  const source = importSource(node)
  const name = source && textOf(source)
  return isFileBeside(node) && name && !name.startsWith('.') ? `./${name}` : name
}

/** Whether a node is `new URL('…', import.meta.url)`. */
function isFileBeside(/** @type {Node} */ node) {
  if (node.type !== 'NewExpression' || nameOf(node['callee']) !== 'URL') return false
  const base = asNodes(node['arguments'])[1]
  return isNode(base?.['object']) && base['object'].type === 'MetaProperty'
}

/** The literal by which a node refers to another module. */
function importSource(/** @type {Node} */ node) {
  if (isFileBeside(node)) return asNodes(node['arguments'])[0]
  const hasSource = /^(Import(Declaration|Expression)|Export(Named|All)Declaration|TSImportType)$/.test(node.type)
  return hasSource && isNode(node['source']) ? node['source'] : undefined
}

function textOf(/** @type {Node} */ node) {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  const part = /** @type {{ cooked?: string } | undefined} */ (node.type === 'TemplateElement' ? node['value'] : undefined)
  return part?.cooked
}

/**
 * @param {Node} node
 * @returns {string[]}
 */
function boundNames(node) {
  if (node.type === 'VariableDeclarator') return patternNames(node['id'])
  if (node.type === 'CatchClause') return patternNames(node['param'])
  if (/^Import.*Specifier$/.test(node.type)) return patternNames(node['local'])
  const params = asNodes(node['params']).flatMap(patternNames)
  return /^(Function|ArrowFunction|Class|TS(TypeAlias|Interface|Enum)|TSTypeParameter)/.test(node.type)
    ? [...params, ...patternNames(node['id'] ?? node['name'])]
    : params
}

/**
 * The names a pattern binds: defaults of parameters are uses, not names.
 *
 * @param {unknown} pattern
 * @returns {string[]}
 */
function patternNames(pattern) {
  if (!isNode(pattern)) return []
  if (pattern.type === 'Identifier') return [nameOf(pattern) ?? '']
  if (pattern.type === 'Property') return patternNames(pattern['value'])
  const parts = [pattern['left'], pattern['argument'], ...asNodes(pattern['properties']), ...asNodes(pattern['elements'])]
  return parts.flatMap(patternNames)
}

/**
 * @param {{ node: Node, parent: Node | undefined }} visit
 * @returns {string[]}
 */
function usedNames({ node, parent }) {
  const name = nameOf(node)
  if (name === undefined || !parent || isKey(node, parent)) return []
  if (parent.type === 'MemberExpression' && parent['object'] === node) return [name, `${name}.${nameOf(parent['property'])}`]
  const isBareNew = parent.type === 'NewExpression' && parent['callee'] === node && asNodes(parent['arguments']).length === 0
  return isBareNew ? [name, `new ${name}`] : [name]
}

/**
 * @param {Node} node
 * @param {Node} parent
 */
function isKey(node, parent) {
  if (parent['computed'] === true) return false
  return parent['property'] === node || (parent['key'] === node && parent['shorthand'] !== true)
}

/** Whether a file has only imports and exports of what it imported. */
function isBarrel(/** @type {readonly Node[]} */ body) {
  const isPassedOn = (/** @type {Node} */ node) =>
    node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && !node['declaration'])
  return body.some(isPassedOn) && body.every((node) => node.type === 'ImportDeclaration' || isPassedOn(node))
}

function nameOf(/** @type {unknown} */ node) {
  return isNode(node) && node.type === 'Identifier' ? /** @type {string} */ (node['name']) : undefined
}

/**
 * @param {unknown} value
 * @returns {Node[]}
 */
function asNodes(value) {
  return Array.isArray(value) ? value.filter(isNode) : []
}
