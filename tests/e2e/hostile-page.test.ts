import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoints, type EndpointName } from '../../shared/counter-api.ts'
import { launchCounter, type LaunchedCounter } from './harness.ts'

/**
 * A page that was taken over says whatever it likes to every endpoint of the contract. What it says is
 * made from the contract, so that a new endpoint is attacked the day it is declared.
 */
describe('a page that was taken over', () => {
  let counter: LaunchedCounter
  beforeAll(async () => {
    counter = await launchCounter()
  })
  afterAll(async () => {
    await counter.close()
  })

  const names = Object.keys(endpoints) as EndpointName[]

  async function ask(name: EndpointName, input: unknown): Promise<unknown> {
    return counter.page.evaluate(
      ([endpoint, given]) => {
        const call = window.counter.call[endpoint] as (input: unknown) => Promise<unknown>
        return call(given)
      },
      [name, input] as const,
    )
  }

  it.each(names)('has malformed input of %s refused by name of its fields', async (name) => {
    for (const input of malformedFor(name)) {
      expect({ input, answer: await ask(name, input) }).toEqual({
        input,
        answer: { ok: false, fault: { kind: 'bad-input', problems: expect.any(Array) as unknown } },
      })
    }
  })

  it.each(names)('has oversized input of %s refused before anything reads it', async (name) => {
    const answers = await counter.page.evaluate(
      async ([endpoint, fields, most]) => {
        const call = window.counter.call[endpoint] as (input: unknown) => Promise<unknown>
        const circle: Record<string, unknown> = {}
        circle['self'] = circle
        const text = 'x'.repeat(most + 50_000)
        const [field = 'text'] = fields
        const inputs: unknown[] = [circle, { [field]: text }]
        return Promise.all(inputs.map((input) => call(input)))
      },
      [name, fieldsOf(name), mostOf(name)] as const,
    )
    for (const answer of answers) {
      expect(answer).toEqual({
        ok: false,
        fault: {
          kind: 'bad-input',
          problems: [{ field: '', reason: 'is more than a call may carry' }],
        },
      })
    }
  })

  it('opens no other program, whatever the address is called', async () => {
    const before = await counter.page.evaluate(() => location.href)
    for (const address of [
      'mailto:a@example.com',
      'tel:112',
      'file:///etc/passwd',
      'smb://127.0.0.1/share',
      'ms-msdt:/id',
      'search-ms:query=x',
      'vbscript:1',
      'cicopass-counter://sell',
    ]) {
      await counter.page.evaluate((to) => {
        window.open(to)
        location.href = to
      }, address)
      await wait(100)
      expect(await counter.page.evaluate(() => location.href)).toBe(before)
    }
    const pages = counter.browser.contexts().flatMap((context) => context.pages())
    expect(pages).toHaveLength(1)
  })

  it('embeds no guest page: the element is not there to be had', async () => {
    const guest = await counter.page.evaluate(async () => {
      const element = document.createElement('webview')
      element.setAttribute('src', 'data:text/html,guest')
      element.setAttribute('allowpopups', '')
      element.setAttribute('nodeintegration', '')
      document.body.append(element)
      await new Promise((resolve) => setTimeout(resolve, 300))
      const seen = ['getWebContentsId', 'contentWindow'].filter((name) => name in element)
      element.remove()
      return seen
    })
    expect(guest).toEqual([])
    const pages = counter.browser.contexts().flatMap((context) => context.pages())
    expect(pages).toHaveLength(1)
  })

  it('has a counter behind it that still works', async () => {
    expect(await ask('app.state', {})).toMatchObject({ ok: true })
  })
})

/** What a call may carry, in characters. */
function mostOf(name: EndpointName): number {
  const endpoint = endpoints[name]
  return 'mayBe' in endpoint ? endpoint.mayBe : 200_000
}

type Shape = { properties?: Record<string, unknown>; required?: string[] }

function shapeOf(name: EndpointName): Shape {
  return z.toJSONSchema(endpoints[name].input, { io: 'input', unrepresentable: 'any' })
}

function fieldsOf(name: EndpointName): string[] {
  return Object.keys(shapeOf(name).properties ?? {})
}

/** Wrong in every way the shape allows; what the contract would accept after all is left out. */
function malformedFor(name: EndpointName): unknown[] {
  const { properties = {}, required = [] } = shapeOf(name)
  const wrongValues = [null, 42, -1.5, 'x', '../../etc/passwd', "' OR 1=1 --", [], {}, true]
  const wrongFields = Object.keys(properties).flatMap((field) =>
    wrongValues.map((value) => ({
      ...Object.fromEntries(required.map((other) => [other, 'x'])),
      [field]: value,
    })),
  )
  return [null, 'text', 42, true, [], { unheardOf: 1 }, ...wrongFields].filter(
    (input) => !endpoints[name].input.safeParse(input).success,
  )
}
