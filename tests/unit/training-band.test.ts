import { expect, it } from 'vitest'
import { listPage, table } from '../../electron/core/paper/list-page.ts'
import { paperWords } from '../../electron/core/paper/paper-words.ts'
import { inTraining } from '../../electron/core/paper/training-band.ts'

async function printed(html: string): Promise<string> {
  const pages: string[] = []
  await inTraining({
    pdf: (page) => {
      pages.push(page)
      return Promise.resolve({ ok: true, value: new Uint8Array() })
    },
  }).pdf(html, 'a4')
  return pages[0] ?? ''
}

it('a paper of training says that it is none, before anything else and in its own language', async () => {
  const html =
    '<html lang="de"><head><style>p{}</style></head><body class="x"><h1>Titel</h1></body>'
  const page = await printed(html)
  expect(page).toMatch(
    /<body class="x"><p class="training-band">TRAINING — dieses Papier gilt nicht/,
  )
  expect(page).toContain('<h1>Titel</h1>')
})

it('a list of training says so at the head of its table, which comes again on every page', async () => {
  const about = { title: 'Lijst', sub: 'vandaag', now: 0 }
  const body = table(['Wat', 'Hoeveel'], [[{ text: 'shields' }, { text: '3', look: 'many' }]])
  const page = await printed(listPage({ ...about, body }, await paperWords('nl')))
  expect(page).toMatch(/<thead><tr><td class="training-band" colspan="2">TRAINING — dit papier/)
  expect(page).toContain('<th scope="col">Wat</th>')
})
