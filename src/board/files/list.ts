// A message's files and links as people look through them: pictures as small pictures, the rest by name, size and what can
// be done with it.
import { noteName } from '../../attribution/note-words.ts'
import { html } from 'hono/html'
import type { FileVerdict, LinkVerdict } from '../../attribution/verdict.ts'
import type { Campaign } from '../../config/configuration.ts'
import type { FileRecord, LinkRecord } from '../../ledger/readings.ts'
import { shortTime } from '../../flow/status-report.ts'
import { writtenSize } from '../../letters/words.ts'
import type { View } from '../board.ts'
import type { Html } from '../layout.ts'
import { isKeptAside, type Preview, previewOf } from './previewable.ts'

/** What stands beside each file: what it was taken for. */
export type FileFacts = { files: readonly FileVerdict[]; links: readonly LinkVerdict[]; campaign: Campaign | null }

/** What holds other files: these are what counts, so that it is no material says nothing. */
const CONTAINERS: ReadonlySet<string> = new Set(['archive', 'message'])

/** Files that reading found text in; the board shows it. */
const TEXTUAL: ReadonlySet<string> = new Set(['document', 'sheet', 'slides', 'other', 'message'])

/** Pictures in a row, then the list. Decoration (logos, trackers) is left out. */
export function fileList(
  view: View,
  files: readonly FileRecord[],
  hasText: (position: number) => boolean,
  facts: FileFacts,
): Html {
  const kept = files.filter(file => !file.decoration)
  if (kept.length === 0) return html``
  const preview = (file: FileRecord) =>
    isKeptAside(file) ? null : previewOf(file.type, TEXTUAL.has(file.kind) && hasText(file.position))
  const shots = kept.flatMap(file => shot(file, preview(file)) ?? [])
  return html`${shots.length === 0 ? '' : html`<div class="shots">${shots}</div>`}
<ul class="files plainlist">${kept.map(file => entry(view, file, preview(file), facts))}</ul>`
}

/** What is shown in place; null: nothing. Films and sounds are fetched only when somebody plays them. */
function shot({ message, position, name }: FileRecord, preview: Preview): Html | null {
  const place = `/files/${message}/${position}/view`
  if (preview === 'picture')
    return html`<a href="${place}" target="_blank" title="${name}"><img src="${place}" alt="${name}" loading="lazy" width="128" height="96"></a>`
  if (preview === 'film') return html`<video src="${place}" controls preload="none" title="${name}"></video>`
  return preview === 'sound' ? html`<audio src="${place}" controls preload="none" title="${name}"></audio>` : null
}

function entry(
  view: View,
  file: FileRecord,
  preview: ReturnType<typeof previewOf>,
  { files, campaign }: FileFacts,
): Html {
  const { say } = view
  const { message, position, path, size, notes } = file
  const verdict = files[position]
  const place = `/files/${message}/${position}`
  return html`<li>
${isKeptAside(file) ? html`<span class="name">${path}</span>` : html`<a class="name" href="${place}" download>${path}</a>`} <span class="quiet">${sizeWords(size)}</span>
${CONTAINERS.has(file.kind) ? '' : materialMark(view, campaign, verdict?.material ?? null)}${roleMark(view, verdict)}
${notes.map(note => html`<span class="mark bad">${noteName(note.code, view.language)}</span>`)}
${preview === 'text' ? html`<a href="${place}/text">${say('文字预览', 'text')}</a>` : ''}
</li>`
}

/** The material that something was taken for. */
export function materialMark({ say }: View, campaign: Campaign | null, material: string | null): Html {
  if (campaign === null) return html``
  const name = campaign.materials.find(({ id }) => id === material)?.name
  return name === undefined
    ? html`<span class="mark">${say('不属于要求的材料', 'none of the materials')}</span>`
    : html`<span class="mark good">${name}</span>`
}

function roleMark({ say }: View, verdict: FileVerdict | undefined): Html {
  if (verdict === undefined || verdict.role === 'new') return html``
  const words = {
    replacement: say('更正', 'replaces'),
    supplement: say('补充', 'adds to'),
    resend: say('重复', 'sent again'),
  }
  return html` <span class="mark">${words[verdict.role]}</span>`
}

/** Links to clouds and pages, as text: what came by mail is not one click away from the office's browser. */
export function linkList(view: View, links: readonly LinkRecord[], { links: verdicts, campaign }: FileFacts): Html {
  const { say, language, board } = view
  if (links.length === 0) return html``
  const zone = board.office.configuration.office.timezone
  return html`<ul class="files plainlist">${links.map(
    ({ url, name, code, expiresAt, position, kind }) => html`<li>
<span class="name">${kind === 'cloud' ? say('网盘：', 'Cloud: ') : say('网页：', 'Page: ')}${name === null ? '' : `${name} `}<code>${url}</code></span>
${code === null ? '' : html`<span>${say('提取码', 'code')} <code>${code}</code></span>`}
${expiresAt === null ? '' : html`<span class="mark late">${say(`${shortTime(expiresAt, zone, language)} 失效`, `until ${shortTime(expiresAt, zone, language)}`)}</span>`}
${materialMark(view, campaign, verdicts[position]?.material ?? null)}</li>`,
  )}</ul>`
}

/** 1.2 MB, as the letters write it. */
export function sizeWords(bytes: number): string {
  return writtenSize(bytes)
}
