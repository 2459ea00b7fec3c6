// What stands beside a link to a file kept elsewhere: its name, size and extraction code. Pure.

const CODE =
  /(?:提取码|提取密码|访问码|访问密码|分享码|密码|口令|passcode|password|access code|extraction code)\s*(?:为|是)?\s*[:：]?\s*[「【(（"“]?\s*([A-Za-z0-9]{4,8})(?![A-Za-z0-9])/i
const SIZE = /(?:^|[^\w.])(\d+(?:\.\d+)?)\s*(bytes|[KMGT]i?B?|B)(?![A-Za-z])/i
const UNITS: Record<string, number> = { B: 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 }
/** What links are labelled that do not name the file. */
const GENERIC =
  /^(?:\W*(?:点击|点此|请|立即|直接|进入|前往|查看|打开|复制)*(?:下载|下载页面|进入下载页面|链接|这里|此处|查看|打开|保存|预览|在线预览|download|view|open|here|click here|link|url)\W*)+$/i

/** The extraction code: in the link itself, else in the text beside it. Codes of mail providers' links are keys, none. */
export function codeIn(url: URL, text: string): string | null {
  const inUrl = url.searchParams.get('pwd') ?? url.searchParams.get('password') ?? url.searchParams.get('passcode')
  if (inUrl && /^[A-Za-z0-9]{3,12}$/.test(inUrl)) return inUrl
  return CODE.exec(text)?.[1] ?? null
}

/** Bytes, as "80.96M" promises; null where nothing does. */
export function sizeIn(text: string): number | null {
  const m = SIZE.exec(text)
  if (!m) return null
  const unit = UNITS[(m[2] ?? 'B')[0]?.toUpperCase() ?? 'B'] ?? 1
  return Math.round(Number(m[1]) * unit)
}

/** The file's name: the link's own text, what stands before its size, a title in the URL, or what a netdisk quotes. */
export function nameIn(url: URL, label: string, text: string): string | null {
  const own = label.trim()
  if (own !== '' && !GENERIC.test(own) && !/^(https?:\/\/|www\.)/i.test(own)) return own.slice(0, 300)
  const title = url.searchParams.get('title') ?? url.searchParams.get('filename')
  if (title) return title.slice(0, 300)
  const sized = /^[\s·•\d.、]*(\S.{0,200}?\.[A-Za-z0-9]{1,5})\s*[(（\t ]\s*\d+(?:\.\d+)?\s*[KMGTB]/im.exec(text)
  if (sized?.[1]) return sized[1]
  const shared = /(?:分享的?(?:文件|了)?|文件名?|名称)\s*[:：]?\s*[「《【"“]([^」》】"”\n]{1,200})[」》】"”]/.exec(text)
  if (shared?.[1]) return shared[1]
  const announced = /(?:分享的文件|文件名称?)\s*[:：]\s*([^\n]{1,150}?)\s*(?:$|链接|https?:)/m.exec(text)
  if (announced?.[1]) return announced[1]
  const last = decodeSafely(url.pathname.split('/').at(-1) ?? '')
  return /\.[A-Za-z0-9]{2,5}$/.test(last) && !/\.(html?|php|action|aspx?|jsp|do|cgi)$/i.test(last) ? last : null
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
