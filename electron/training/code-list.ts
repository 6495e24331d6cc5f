import type { Answer } from './answer.ts'
import { articleGroups } from './article-groups.ts'
import { done } from './cyclesoftware-options.ts'
import type { Asked } from './simulated-service.ts'
import { codeLists, type CodeListName } from './vocabulary.ts'

/** `GET /api/v4/articledata/codelist/{name}.json`. */
export function codeList(asked: Asked): Answer {
  const name = asked.parameters.name ?? ''
  const codelist = `codelist:${name}`
  if (name === 'article_group') {
    const groups = Map.groupBy(Object.values(articleGroups), ({ main, code }) => `${main}${code}`)
    const data = [...groups.values()]
      .flatMap(([group]) => group ?? [])
      .map(({ code, nl, en }) => ({
        code,
        code_international: code,
        codelist,
        description: { nl, en },
      }))
    return done({ data })
  }
  if (!Object.hasOwn(codeLists, name)) return { status: 404, refusal: 'Unknown code list' }
  const data = codeLists[name as CodeListName].map(({ code, nl, fr, de }) => ({
    code: nl,
    code_international: code,
    codelist,
    description: { nl, en: code.replace('_', ' '), fr, de },
  }))
  return done({ data })
}
