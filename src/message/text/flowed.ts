// format=flowed (RFC 3676): lines that a mail program broke for narrow screens are made whole again.

/** Joins soft-broken lines of one quote depth, takes space-stuffing off. `delSp`: the blank at the break goes too. */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = []
  let open: string[] = []
  let openDepth = 0
  const close = () => {
    if (open.length > 0) out.push(quoted(openDepth, open.join('')))
    open = []
  }
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0
    const content = line.slice(depth).replace(/^ /, '')
    const isSignature = content === '-- '
    if (openDepth !== depth || isSignature) close()
    openDepth = depth
    const isSoft = content.endsWith(' ') && !isSignature
    open.push(isSoft && delSp ? content.slice(0, -1) : content)
    if (!isSoft) close()
  }
  close()
  return out.join('\n')
}

function quoted(depth: number, text: string): string {
  return depth === 0 ? text : `${'>'.repeat(depth)} ${text}`
}
