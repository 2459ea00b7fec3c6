// A browser as far as forms go: keeps the cookie, reads the token off the page, posts.

export type Browser = {
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  text: (path: string) => Promise<string>
  /** Posts what a form of the page at `from` would, with its token. */
  post: (
    from: string,
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ) => Promise<Response>
}

/** A browser without cookies. */
export function browser(url: string): Browser {
  let cookie = ''
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}${path}`, { headers: { cookie, ...headers }, redirect: 'manual' })
    keep(answer)
    return answer
  }
  const keep = (answer: Response) => {
    const [first] = answer.headers.getSetCookie()
    if (first !== undefined) cookie = first.split(';')[0] ?? ''
  }
  const text = async (path: string) => (await get(path)).text()
  return {
    get,
    text,
    async post(from, path, fields, headers = {}) {
      const page = await text(from)
      const csrf = /name="csrf" (?:content|value)="([^"]*)"/.exec(page)?.[1] ?? ''
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, ...headers },
        body: new URLSearchParams({ csrf, ...fields }),
      })
      keep(answer)
      return answer
    },
  }
}
