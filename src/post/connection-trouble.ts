// What it means that an SMTP connection failed without an answer. Pure.
import type { Meaning } from './meaning.ts'

type Trouble = Pick<Meaning, 'kind' | 'code' | 'wording'> & { codes: readonly string[] }

const TROUBLES: readonly Trouble[] = [
  {
    codes: [
      'CERT_HAS_EXPIRED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
    kind: 'configuration',
    code: 'certificate',
    wording: {
      zh: '服务器的证书不可信：请核对 send 的服务器名和本机时间；单位自建邮箱请在 NODE_EXTRA_CA_CERTS 里写上签发证书的文件',
      en: 'The server’s certificate cannot be trusted: check the host in send and this machine’s clock; for a server of one’s own, name its CA file in NODE_EXTRA_CA_CERTS',
    },
  },
  {
    codes: ['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'EPROTO'],
    kind: 'configuration',
    code: 'tls-mismatch',
    wording: {
      zh: '该端口不能建立加密连接：请核对 send 的端口，smtps 用 465，smtp 用 587',
      en: 'This port speaks no TLS: check the port of send, 465 for smtps, 587 for smtp',
    },
  },
  {
    codes: ['ETLS', 'EREQUIRETLS'],
    kind: 'configuration',
    code: 'no-starttls',
    wording: {
      zh: '服务器不支持加密（STARTTLS）：请把 send 写成 smtps://',
      en: 'The server offers no encryption (STARTTLS): write send as smtps://',
    },
  },
  {
    codes: ['ENOAUTH', 'EAUTH'],
    kind: 'configuration',
    code: 'no-password',
    wording: {
      zh: '没有可用的登录方式：请核对 user 和 password',
      en: 'There is no way to log in: check user and password',
    },
  },
  {
    codes: ['EDNS', 'ENOTFOUND'],
    kind: 'wait',
    code: 'no-such-host',
    wording: {
      zh: '找不到发信服务器：请核对 send 的服务器名和本机网络',
      en: 'The sending server is not found: check the host in send and this machine’s network',
    },
  },
  {
    codes: ['ECONNREFUSED'],
    kind: 'wait',
    code: 'refused',
    wording: {
      zh: '发信服务器拒绝连接：请核对 send 的服务器名和端口',
      en: 'The sending server refuses the connection: check the host and port of send',
    },
  },
]

/** The library's code and, beneath it, Node's: the more exact one decides. Anything else is a lost connection. */
export function connectionTrouble(error: { code?: string; originalCode?: string }): Meaning {
  const trouble =
    TROUBLES.find(({ codes }) => codes.includes(error.originalCode ?? '')) ??
    TROUBLES.find(({ codes }) => codes.includes(error.code ?? ''))
  if (trouble === undefined) {
    const wording = { zh: '与发信服务器的连接中断', en: 'the connection to the sending server was lost' }
    return { kind: 'wait', code: 'cut', reach: 'queue', waitMinutes: null, wording }
  }
  const { kind, code, wording } = trouble
  return { kind, code, reach: 'queue', waitMinutes: null, wording }
}
