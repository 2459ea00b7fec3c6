// People as quoted headers name them: text that was already decoded, in looser forms than RFC 5322.
import type { Address } from '../address.ts'

const SPEC = /[A-Za-z0-9._%+'=&/-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?/

/** Everyone named in "张三<a@b.example>; 李四 [mailto:c@d.example]"; a name without an address has address ''. */
export function peopleIn(text: string): Address[] {
  return text
    .slice(0, 20_000)
    .split(/[;；]|,(?=[^@<]*[<@])|，(?=[^@<]*[<@])/)
    .slice(0, 200)
    .map(personIn)
    .filter(person => person !== null)
}

function personIn(piece: string): Address | null {
  const spec = SPEC.exec(piece)
  const around = spec ? piece.slice(0, spec.index) || piece.slice(spec.index + spec[0].length) : piece
  const name = around
    .replace(/\[?mailto:|代表|on behalf of/gi, ' ')
    .replace(/["“”<>[\]()（）|*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (!spec && name === '') return null
  return { name: name.slice(0, 200), address: spec ? spec[0].replace(/^['/]+/, '').toLowerCase() : '' }
}
