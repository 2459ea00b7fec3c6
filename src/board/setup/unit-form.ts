// A unit's form: what stands in units.yaml → fields, and fields → edits of that file.
import { html } from 'hono/html'
import { type Edit, editYaml, readYaml } from '../../config/edit-yaml.ts'
import type { View } from '../board.ts'
import type { Html } from '../layout.ts'

/** One unit as the form holds it; lists line by line. */
export type UnitFields = {
  id: string
  name: string
  aliases: string
  addresses: string
  notify: string
  contactName: string
  contactPhone: string
}

const EMPTY: UnitFields = {
  id: '',
  name: '',
  aliases: '',
  addresses: '',
  notify: '',
  contactName: '',
  contactPhone: '',
}

type Written = { id?: string; name?: string; contact?: { name?: string; phone?: string } } & Record<string, unknown>

/** The unit of this id as the file has it; null where it has none. */
export function unitFieldsIn(source: string, id: string): UnitFields | null {
  const unit = writtenUnits(source).find(each => each.id === id)
  if (!unit) return null
  const lines = (key: string) => listOf(unit[key]).join('\n')
  const contact = typeof unit.contact === 'object' ? unit.contact : {}
  return {
    id,
    name: unit.name ?? '',
    aliases: lines('aliases'),
    addresses: lines('addresses'),
    notify: lines('notify'),
    contactName: contact.name ?? '',
    contactPhone: contact.phone ?? '',
  }
}

/** What was posted. */
export function unitFieldsOf(form: URLSearchParams): UnitFields {
  const entries = Object.keys(EMPTY).map(key => [key, (form.get(key) ?? '').replaceAll('\r\n', '\n').trim()])
  return Object.fromEntries(entries) as UnitFields
}

/** The file with these fields: the unit of this id changed, or a new one behind the last. */
export function withUnit(source: string, fields: UnitFields): string {
  const units = writtenUnits(source)
  const at = units.findIndex(each => each.id === fields.id)
  if (at < 0) return withNewUnit(source, fields)
  const was = unitFieldsIn(source, fields.id) ?? EMPTY
  const edits: Edit[] = []
  if (was.name !== fields.name) edits.push({ path: [at, 'name'], value: fields.name })
  for (const key of ['aliases', 'addresses', 'notify'] as const) {
    if (was[key] === fields[key]) continue
    const wanted = linesOf(fields[key])
    edits.push({ path: [at, key], value: wanted.length === 0 ? undefined : wanted })
  }
  return editYaml(source, [...edits, ...contactEdits(at, was, fields, units[at]?.contact !== undefined)])
}

function contactEdits(at: number, was: UnitFields, fields: UnitFields, isThere: boolean): Edit[] {
  const { contactName: name, contactPhone: phone } = fields
  if (was.contactName === name && was.contactPhone === phone) return []
  if (name === '' && phone === '') return [{ path: [at, 'contact'], value: undefined }]
  if (!isThere) return [{ path: [at, 'contact'], value: contactOf(fields) }]
  return [
    { path: [at, 'contact', 'name'], value: name === '' ? undefined : name },
    { path: [at, 'contact', 'phone'], value: phone === '' ? undefined : phone },
  ]
}

function contactOf({ contactName: name, contactPhone: phone }: UnitFields): Record<string, string> {
  return { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) }
}

/** Key by key behind the last unit, as people write it. */
function withNewUnit(source: string, fields: UnitFields): string {
  const at = writtenUnits(source).length
  const lines = source.endsWith('\n') || source === '' ? source : `${source}\n`
  // An id that is none is quoted, for the checker to refuse.
  const id = /^[a-z0-9-]+$/.test(fields.id) ? fields.id : JSON.stringify(fields.id)
  const begun = `${lines}\n- id: ${id}\n`
  const lists = (['aliases', 'addresses', 'notify'] as const).flatMap((key): Edit[] => {
    const wanted = linesOf(fields[key])
    return wanted.length === 0 ? [] : [{ path: [at, key], value: wanted }]
  })
  const contact = contactOf(fields)
  return editYaml(begun, [
    { path: [at, 'name'], value: fields.name },
    ...lists,
    ...(Object.keys(contact).length === 0 ? [] : [{ path: [at, 'contact'], value: contact }]),
  ])
}

/** The fields as inputs. */
export function unitInputs({ say }: View, fields: UnitFields, isNew: boolean): Html {
  const area = (key: keyof UnitFields, label: string, hint: string, rows: number) =>
    html`<label class="block">${label} <span class="quiet">${hint}</span><textarea name="${key}" rows="${rows}" spellcheck="false">${fields[key]}</textarea></label>`
  return html`${isNew ? html`<label class="block">${say('代号', 'Id')} <span class="quiet">${say('小写字母、数字、连字符；定了就不要改', 'lower-case letters, figures, hyphens; never changed')}</span><input name="id" value="${fields.id}" required pattern="[a-z0-9][a-z0-9\\-]*"></label>` : html`<input type="hidden" name="id" value="${fields.id}">`}
<label class="block">${say('全称', 'Name')} <span class="quiet">${say('公文落款里的写法', 'as it signs')}</span><input name="name" value="${fields.name}" required></label>
${area('aliases', say('简称、别称', 'Other names'), say('一行一个，越具体越好', 'one a line'), 4)}
${area('addresses', say('报送用的邮箱', 'Addresses it sends from'), say('一行一个；*@域名 表示该域名下所有人', 'one a line; *@domain for everybody there'), 4)}
${area('notify', say('信件发往', 'Where letters go'), say('一行一个；不填则发到上面的邮箱', 'one a line; left out: to the addresses above'), 2)}
<div class="pair"><label class="block">${say('联系人', 'Contact')}<input name="contactName" value="${fields.contactName}"></label>
<label class="block">${say('电话', 'Telephone')}<input name="contactPhone" value="${fields.contactPhone}"></label></div>`
}

/** A form for a unit that does not exist yet. */
export function emptyUnit(): UnitFields {
  return EMPTY
}

/** The units as the file has them; none where it cannot be read. */
export function writtenUnits(source: string): Written[] {
  const units = readYaml(source)
  return Array.isArray(units) ? (units as Written[]) : []
}

/** A list as written: several, one alone, or none. */
export function listOf(value: unknown): string[] {
  return [value ?? []]
    .flat()
    .map(String)
    .filter(text => text !== '')
}

/** The lines of a field, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}
