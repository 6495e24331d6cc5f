import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { textsOf, windowWords } from '../support/locales.ts'

const folder = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const renderer = folder('renderer')
const shared = folder('shared')

/** Every file of a folder. */
function sources(place: string): string[] {
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('message-parameters.ts'))
    .map((file) => join(place, file))
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
}

/** What the sources could ask for: texts as they stand, and templates around other texts. */
function asked(): { texts: Set<string>; templates: RegExp[] } {
  const texts = new Set<string>()
  const templates: RegExp[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.add(node.text)
    if (ts.isPropertyName(node) && ts.isIdentifier(node)) texts.add(node.text)
    if (ts.isTemplateExpression(node) && /^\w+\./.test(node.head.text)) {
      const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
      templates.push(new RegExp(`^${parts.map((part) => escaped(part)).join('(.+)')}$`))
    }
    ts.forEachChild(node, visit)
  }
  for (const file of [...sources(renderer), ...sources(shared)]) visit(parsed(file))
  return { texts, templates }
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Attributes whose value a person reads or hears. */
const spoken = /^(aria-label|aria-description|alt|label|title|placeholder|description)$/

/** Words that stand in the page's code: text between tags, and attributes that are read out. */
function hardCoded(file: string): string[] {
  const found: string[] = []
  const source = parsed(file)
  const visit = (node: ts.Node): void => {
    const isSpoken =
      ts.isJsxAttribute(node) &&
      spoken.test(node.name.getText(source)) &&
      node.initializer !== undefined &&
      ts.isStringLiteral(node.initializer)
    if ((ts.isJsxText(node) || isSpoken) && /\p{L}{2}/u.test(node.getText(source))) {
      found.push(`${file}: ${node.getText(source).trim()}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

it('the window asks for every sentence that was translated', () => {
  const { texts, templates } = asked()
  const isAsked = (key: string) =>
    texts.has(key) ||
    templates.some((template) => {
      const gaps = template.exec(key)?.slice(1)
      return gaps?.every((gap) => texts.has(gap)) === true
    })
  const unused = [...textsOf(windowWords('nl')).keys()].filter(
    (key) => !isAsked(key) && !isAsked(key.replace(/_(one|other)$/, '')),
  )
  expect(unused).toEqual([])
})

it('no sentence stands in the code of a page: each is in the languages', () => {
  expect(sources(renderer).length).toBeGreaterThan(50)
  expect(sources(renderer).flatMap(hardCoded)).toEqual([])
})
