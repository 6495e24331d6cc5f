/**
 * The forms an error comes in. CycleSoftware publishes three (`json`, `xml`, `soap`); Cicopass
 * publishes none, so the others stand for what web services do (SERVICES.md lists what to expect).
 */
export type ErrorForm =
  'json' | 'xml' | 'soap' | 'message' | 'error' | 'errors' | 'problem' | 'text' | 'html'

export interface ErrorBody {
  contentType: string
  body: string
}

function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)
}

export function errorBody(form: ErrorForm, status: number, words: string): ErrorBody {
  const json = 'application/json; charset=utf-8'
  switch (form) {
    case 'json':
      return { contentType: json, body: JSON.stringify({ error: true, error_message: words }) }
    case 'xml':
      return {
        contentType: 'application/xml; charset=utf-8',
        body: `<?xml version="1.0"?>\n<result>\n  <error>1</error>\n  <error_message>${escaped(words)}</error_message>\n</result>\n`,
      }
    case 'soap':
      return {
        contentType: 'text/xml; charset=utf-8',
        body: `<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/">\n  <SOAP-ENV:Body>\n    <SOAP-ENV:Fault>\n      <faultcode>${String(status)}</faultcode>\n      <faultstring>${escaped(words)}</faultstring>\n    </SOAP-ENV:Fault>\n  </SOAP-ENV:Body>\n</SOAP-ENV:Envelope>\n`,
      }
    case 'message':
      return { contentType: json, body: JSON.stringify({ status: false, message: words }) }
    case 'error':
      return { contentType: json, body: JSON.stringify({ error: words }) }
    case 'errors':
      return { contentType: json, body: JSON.stringify({ errors: { request: [words] } }) }
    case 'problem':
      return {
        contentType: 'application/problem+json; charset=utf-8',
        body: JSON.stringify({ type: 'about:blank', title: words, status, detail: words }),
      }
    case 'text':
      return { contentType: 'text/plain; charset=utf-8', body: words }
    case 'html':
      return {
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html><head><title>${String(status)}</title></head><body><h1>${String(status)}</h1><p>${escaped(words)}</p></body></html>`,
      }
  }
}
