// A rule of eslint.config.js: no expectation may rest on what a page showed at one moment. On a busy
// machine the moment is too early, and the run is red by chance.

/** @typedef {Parameters<import('eslint').SourceCode['getScope']>[0]} Node */

/** What reads a page or a locator once (Playwright), whatever it shows a moment later. */
const reads = new Set([
  ...['innerText', 'textContent', 'innerHTML', 'allInnerTexts', 'allTextContents', 'content'],
  ...['count', 'inputValue', 'getAttribute', 'evaluateAll', 'title'],
  ...['isVisible', 'isHidden', 'isEnabled', 'isDisabled', 'isChecked', 'isEditable'],
])

const MESSAGE =
  'This looks once, perhaps a moment too early. What the page will show: await expectPage(locator).toHaveText(…), toHaveCount(…), toBeVisible(), or expect.poll(() => …). What it must not show: expectNotShown or expectWithout, which wait until the page is up to date (tests/e2e/on-page.ts).'

/** @type {import('eslint').Rule.RuleModule} */
export const retryingExpectation = {
  meta: { type: 'problem', messages: { once: MESSAGE }, schema: [] },
  create(context) {
    const { visitorKeys } = context.sourceCode

    /**
     * @param {Node} node
     * @param {(inner: Node) => boolean} holds
     * @returns {boolean} for it or anything inside it, functions left out
     */
    function some(node, holds) {
      if (holds(node)) return true
      if (isFunction(node)) return false
      return childrenOf(node).some((child) => some(child, holds))
    }

    /** @param {Node} node */
    function childrenOf(node) {
      const fields = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (node))
      return (visitorKeys[node.type] ?? [])
        .flatMap((key) => fields[key])
        .filter((child) => /** @type {Node | null} */ (child)?.type !== undefined)
        .map((child) => /** @type {Node} */ (child))
    }

    /** @param {Node} node */
    function isRead(node) {
      return (
        node.type === 'CallExpression' &&
        node.callee.type === 'MemberExpression' &&
        node.callee.property.type === 'Identifier' &&
        reads.has(node.callee.property.name)
      )
    }

    /**
     * @param {Node} node
     * @returns {Node | null} what a name of this file stands for
     */
    function meaningOf(node) {
      if (node.type !== 'Identifier') return null
      const scope = context.sourceCode.getScope(node)
      const [definition] =
        scope.references.find(({ identifier }) => identifier === node)?.resolved?.defs ?? []
      if (definition?.type === 'FunctionName') return definition.node
      return definition?.type === 'Variable' ? (definition.node.init ?? null) : null
    }

    /** @param {Node} node a call of a function of this file that reads */
    function callsAReader(node) {
      if (node.type !== 'CallExpression') return false
      const called = meaningOf(node.callee)
      return called !== null && isFunction(called) && some(called.body, isRead)
    }

    /** @param {Node} node */
    function isReadOnce(node) {
      return some(
        node,
        (inner) =>
          inner.type === 'AwaitExpression' &&
          some(inner.argument, (asked) => isRead(asked) || callsAReader(asked)),
      )
    }

    return {
      CallExpression(node) {
        const [actual] = node.arguments
        if (actual === undefined || !isExpect(node.callee)) return
        const isOnce =
          isReadOnce(actual) ||
          some(actual, (inner) => {
            const meaning = meaningOf(inner)
            return meaning !== null && !isFunction(meaning) && isReadOnce(meaning)
          })
        if (isOnce) context.report({ node, messageId: 'once' })
      },
    }
  },
}

/**
 * @param {Node} node
 * @returns {node is Extract<Node, { type: 'ArrowFunctionExpression' | 'FunctionExpression' | 'FunctionDeclaration' }>}
 */
function isFunction(node) {
  return /^(ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(node.type)
}

/** @param {Node} callee `expect` and `expect.soft`; `expect.poll` looks again by itself */
function isExpect(callee) {
  if (callee.type === 'Identifier') return callee.name === 'expect'
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'expect' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'soft'
  )
}
