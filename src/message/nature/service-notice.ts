// What mail providers and cloud services write to the owner of a mailbox: quotas, logins, renewals. They send it without the
// headers of lists. Sender and words must agree: a person may write 请勿回复 too, and services also send what people share.
import type { Facts } from './facts.ts'

/** Houses whose own addresses write to their customers; mailboxes of the public are at the same domains. */
const PROVIDER =
  /(?:^|\.)(?:netease\.com|163\.com|126\.com|yeah\.net|188\.com|qq\.com|foxmail\.com|tencent\.com|aliyun\.com|aliyun-inc\.com|alibaba-inc\.com|alibabacloud\.com|dingtalk\.com|sina\.com(?:\.cn)?|sohu\.com|baidu\.com|189\.cn|139\.com|wps\.cn|huaweicloud\.com|icoremail\.net)$/
/** No mailbox of the public has such a domain or local part: QQ's own number is 10000, others have words. */
const OWN_DOMAIN =
  /^(?:[\w-]+\.)?(?:service|services|notice|notices|notify|notification|notifications|alert|alerts|system|mailer|edm|push|account)\.[\w.-]+$/
const OWN_LOCAL =
  /^(?:10000|10001|10010|system|service|services|kefu|notice|notify|notification|admin|webmaster|security|safe|account|accounts|mail|postmaster|support|team|vip|info|help|message|remind|reminder)$/

const AUTOMATIC =
  /系统(?:自动)?(?:发送|发出|生成|触发)|(?:请勿|请不要|勿)(?:直接)?(?:回复|回信)|(?:无需|不用|不必)(?:直接)?回复|automatically generated|do not reply/i
/** What such a notice is about. */
const ABOUT =
  /(?:异地|异常|新设备|陌生)?登[录陆](?:提醒|通知|保护|验证|地点)|异地登[录陆]|(?:空间|容量|配额|流量)[^。\n]{0,12}(?:已?使用|不足|已?满|超|剩余)|(?:域名|邮箱|账[号户]|服务|实例|证书|会员|套餐|空间)[^。\n]{0,30}(?:到期|过期|续费|扩容|欠费|停机|释放|冻结)|续费(?:提醒|通知)|欠费|授权码|验证码|修改密码|密码(?:已|被)?(?:修改|重置)|隐私政策|服务协议|用户协议|版本升级|维护公告/
/** A clerk's own material by way of the service. */
const SHARES = /分享|共享|协作|邀请(?:您|你)|给(?:您|你)(?:发|传)|(?:云|超大)附件|文档|网盘文件|收集表/

/** True where a service of the provider's wrote about the mailbox or account itself. */
export function isServiceNotice({ head, body }: Facts): boolean {
  const [local = '', domain = ''] = (head.from?.address ?? '').split('@')
  const isService = PROVIDER.test(domain) && (OWN_DOMAIN.test(domain) || OWN_LOCAL.test(local))
  if (!isService) return false
  const text = `${head.subject}\n${body.text.slice(0, 3_000)}\n${body.signature.slice(0, 500)}`
  return !SHARES.test(text) && (AUTOMATIC.test(text) || ABOUT.test(text))
}
