// A rule of eslint.config.js: the name of a service is written once. Whoever asks for "cicopass" by a text of
// its own is not found when something is to hold for the registry, and a misspelt one only shows at run time.

/** @typedef {Parameters<import('eslint').SourceCode['getScope']>[0]} Node */

/** As shared/service-name.ts has them, which is TypeScript and not read here. */
const meanings = new Map([
  ['cicopass', 'registryName'],
  ['cyclesoftware', 'posName'],
])

const MESSAGE =
  "'{{ name }}' is the name of a service, which is written once: say {{ constant }} of shared/service-name.ts, or take a ServiceName from whoever knows which one is meant. Only electron/services/, the declarations of settings and the words of the languages have it as a text."

/** @type {import('eslint').Rule.RuleModule} */
export const serviceNames = {
  meta: { type: 'problem', messages: { name: MESSAGE }, schema: [] },
  create(context) {
    /**
     * @param {Node} node
     * @param {unknown} text
     */
    function check(node, text) {
      const constant = typeof text === 'string' ? meanings.get(text) : undefined
      if (constant === undefined) return
      context.report({ node, messageId: 'name', data: { name: String(text), constant } })
    }
    return {
      Literal(node) {
        check(node, node.value)
      },
      TemplateElement(node) {
        check(node, node.value.cooked)
      },
    }
  },
}
