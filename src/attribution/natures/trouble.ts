// Words by which a message says that something does not work on the sender's side, and those by which he only offers help
// in case it does not on ours. Pure.

const FAILS = '(?:打不开|打开不了|下载不了|下载不下来|下不了|登录不(?:上|了)|登不上|上传不了|报错|失效|过期)'
const TROUBLE = new RegExp(
  `${FAILS}|(?:麻烦|请)(?![^。；;\\n]{0,6}(?:联系|告知|告诉|通知|找)(?:我|本))[^。；;\\n]{0,6}(?:重发|再发|补发)(?:一?[下遍次份])?[^。；;\\n]{0,4}(?:给我|给我们|。|$)`,
)

/** Whom to turn to: what one says of one's own link. "请告知" without a pause behind the trouble is the same in short. */
const TURN_TO_ME =
  '(?:[与跟和同向]?(?:我|本)(?:们|单位|馆|处|方|部|科|人|站)?(?:联系|反馈|索取|说)|(?:联系|告知|告诉|通知|找)(?:一?下)?(?:我|本))'
const NO_TROUBLE: readonly RegExp[] = [
  // 失效时间：2026/10/15, 过期前请下载.
  /(?:失效|过期)\s*(?:时间|日期|期限?|日|于|之?前)/g,
  // 10月15日失效, 7天后过期, 永不失效, 以免失效.
  /(?:\d{1,2}\s*[日号天时点]|\d{1,2}[:：]\d{2}|[天时月年]后|到期后?|将|会|永不|不|未|没有?|避免|以免|免得|以防|防止)[^。；;，,\n]{0,6}(?:失效|过期)(?!了)/g,
  // 如打不开请告知, 若链接失效，请联系我重发: to the end of the sentence. Not 如图，打不开.
  new RegExp(
    `(?:(?<![例比诸譬正])如(?!图|期|何|此|前|是说|题|您|你|[下上][：:，,。\\s图])|若(?!干)|倘|要是|万一|假如|一旦|凡)[^。；;，,\\n!！?？]{0,20}${FAILS}[^。；;\\n!！?？]{0,60}`,
    'g',
  ),
  // 打不开的话, 失效后请联系.
  new RegExp(`${FAILS}(?:的话|[时后者][，,]?(?=[^。；;\\n]{0,4}[请可随联]))[^。；;\\n!！?？]{0,60}`, 'g'),
  // 链接失效请与我联系, 打不开请告知; with a pause only where it is the sender to turn to.
  new RegExp(
    `${FAILS}[，,]?\\s?(?:请|可|烦请|麻烦)?(?:您|你)?(?:及时|随时|直接|尽快)?${TURN_TO_ME}[^。；;\\n!！?？]{0,40}`,
    'g',
  ),
  new RegExp(`${FAILS}(?:请|烦请)(?:及时|随时|直接)?(?:联系|告知|来电|致电|电话联系)[^。；;\\n!！?？]{0,40}`, 'g'),
]

/** True where something does not work on the sender's side: our link, our form, the page where one reports. */
export function isInTrouble(text: string): boolean {
  return TROUBLE.test(NO_TROUBLE.reduce((rest, pattern) => rest.replace(pattern, ' '), text))
}
