// Names of files, in every way in which mail programs write and spoil them.
import { attachment, big5, gbk, mixed, percent, plain, utf8, word, type Mail } from './eml.ts'

const TEXT = plain('见附件。')
const SUMMARY = '活动总结.docx'

/** One mail whose attachments have these Content-Disposition and Content-Type values. */
function named(name: string, ...headers: [disposition: string | null, type: string | null][]): Mail {
  return mixed(name, {}, TEXT, ...headers.map(([disposition, type], seed) => attachment(disposition, type, seed + 1)))
}

const DOC = 'application/octet-stream'
/** The base64 letters of a text, cut at `at` without regard to characters. */
const torn = (bytes: string, at: number, charset: string) =>
  `${word(bytes.slice(0, at), charset)}\r\n ${word(bytes.slice(at), charset)}`

/** An RFC 2231 name in pieces of `length` characters. */
const cutAt = (length: number, whole: string) =>
  (whole.match(new RegExp(`.{1,${length}}`, 'g')) ?? [])
    .map((piece, number) => `filename*${number}*=${piece}`)
    .join(';\r\n ')

export const NAMES: Mail[] = [
  named(
    '002-name-rfc2231-pieces',
    [`attachment; filename*=gbk''${percent(gbk(SUMMARY))}`, DOC],
    // The pieces cut a GBK character in two, and stand in the wrong order.
    [
      `attachment;\r\n filename*1*=${percent(gbk('科普活动总结.docx')).slice(9)};\r\n filename*0*=gb2312'zh-cn'${percent(gbk('科普活动总结.docx')).slice(0, 9)}`,
      DOC,
    ],
    // Without a charset, and half encoded, half plain.
    [`attachment; filename*=${percent(utf8(SUMMARY))}`, DOC],
    [`attachment; filename*0*=utf-8''${percent(utf8('照片'))}; filename*1=" 1.jpg"`, 'image/jpeg'],
    [`attachment; filename*0="a long plain "; filename*1="name.docx"`, DOC],
  ),
  named(
    '004-name-unquoted-blanks',
    [`attachment; filename=${utf8('活动 总结 (1).doc')}`, 'application/msword'],
    [`attachment; filename=${utf8('活动;总结.doc')}; size=200`, 'application/msword'],
    [null, `application/msword; name=${utf8('第三 季度 (终稿).doc')}; charset=utf-8`],
  ),
  named(
    '005-name-percent-plain',
    [`attachment; filename="${percent(utf8(SUMMARY))}"`, DOC],
    [`attachment; filename="${percent(gbk(SUMMARY))}"`, DOC],
    ['attachment; filename="100%25.doc"', DOC],
  ),
  named(
    '008-name-words-in-rfc2231',
    [
      `attachment; filename*0="${word(utf8('关于报送')).slice(0, 20)}"; filename*1="${word(utf8('关于报送')).slice(20)}"`,
      DOC,
    ],
    [`attachment; filename*=utf-8''${percent(word(utf8(SUMMARY)))}`, DOC],
  ),
  named(
    '009-name-quotes-inside',
    [`attachment; filename="${utf8('“科普”"大讲堂"总结.docx')}"`, DOC],
    ['attachment; filename="a \\"quoted\\" name.docx"', DOC],
    ['attachment; filename="C:\\Users\\demo\\report.docx"', DOC],
  ),
  named(
    '010-name-question-marks',
    ['attachment; filename="????.docx"', `${DOC}; name="${word(utf8(SUMMARY))}"`],
    ['attachment; filename="??.docx"', `${DOC}; name="??.docx"`],
  ),
  named(
    '011-name-no-semicolon',
    [`attachment filename="${word(utf8(SUMMARY))}"`, DOC],
    [null, `application/msword name="report.doc"`],
  ),
  named('012-name-no-value', [`filename="${word(utf8(SUMMARY))}"`, DOC], [`; filename="second.docx"`, DOC]),
  named(
    '017-name-entities',
    ['attachment; filename="&#31185;&#26222;&#x603B;&#x7ED3;.docx"', DOC],
    ['attachment; filename="A&amp;B.docx"', DOC],
  ),
  named(
    '034-name-quote-never-closes',
    [`attachment; filename="${word(utf8(SUMMARY))}`, DOC],
    ['attachment; filename="open.docx; size=200', DOC],
  ),
  named(
    '067-name-none',
    ['attachment', 'image/jpeg'],
    [null, 'application/pdf'],
    ['attachment', null],
    ['attachment; filename=""', 'application/msword'],
  ),
  named(
    '068-name-only-in-type',
    [null, `application/msword; name="${word(gbk(SUMMARY), 'gb2312')}"`],
    ['attachment', `application/msword; name*=utf-8''${percent(utf8(SUMMARY))}`],
  ),
  named(
    '069-name-climbs',
    ['attachment; filename="../../etc/x.doc"', DOC],
    ['attachment; filename="..\\..\\start\\x.doc"', DOC],
    ['attachment; filename="/etc/cron.d/x"', DOC],
    [`attachment; filename="${utf8('6/7月总结.docx')}"`, DOC],
    ['attachment; filename="con.doc"', DOC],
  ),
  named(
    '070-name-cut',
    // The last base64 group and the word's end are missing; the extension went with them.
    [`attachment; filename="${word(utf8('云溪市图书馆科普活动总结报告.docx')).slice(0, 60)}"`, DOC],
    [`attachment; filename="${'a'.repeat(300)}.docx"`, DOC],
  ),
  named(
    '071-name-words-in-quotes',
    [`attachment; filename="${word(utf8(SUMMARY), 'UTF-8', 'Q')}"`, DOC],
    [`attachment; filename="${word(gbk(SUMMARY), 'GB2312')}"`, DOC],
    [`attachment; filename=${word(gbk(SUMMARY), 'gbk')}`, DOC],
    [`attachment; filename="${word(big5('活動總結.docx'), 'big5')}"`, DOC],
    [`attachment;\r\n filename="${torn(utf8('科普活动总结.docx'), 7, 'utf-8')}"`, DOC],
    [`attachment;\r\n filename="${torn(gbk('科普活动总结.docx'), 5, 'gb18030')}"`, DOC],
  ),
  named(
    // Bytes of GBK that are UTF-8 too; and letters that are what they look like.
    '176-name-gbk-looks-utf8',
    [`attachment; filename="${word(gbk('图片.zip'), 'gb2312')}"`, DOC],
    [`attachment; filename="${gbk('QQ图片20260609.jpg')}"`, DOC],
    [`attachment; filename*=gbk''${percent(gbk('通讯.docx'))}`, DOC],
    [`attachment; filename="${percent(gbk('通知.doc'))}"`, DOC],
    [`attachment; filename="${utf8('Müñoz café.doc')}"`, DOC],
    [`attachment; filename="${word(utf8('Привет.doc'), 'utf-8')}"`, DOC],
    [`attachment; filename="${utf8('Ώρα.doc')}"`, DOC],
  ),
  named(
    // Pieces of so many characters, whatever stands there: one ends in "%", one in "%E".
    '177-name-rfc2231-cut-in-escape',
    [`attachment;\r\n ${cutAt(20, `utf-8''${percent(utf8(SUMMARY))}`)}`, DOC],
    [`attachment;\r\n ${cutAt(22, `gbk''${percent(gbk('科普活动总结.docx'))}`)}`, DOC],
    // The second half has lost the "*" that says it is encoded; and a plain piece stays as it is.
    [`attachment;\r\n filename*0*=utf-8''%E6%80%BB%E;\r\n filename*1=7%BB%93.docx`, DOC],
    [`attachment;\r\n filename*0*=utf-8''%E6%80%BB;\r\n filename*1="100%25.docx"`, DOC],
  ),
  named(
    '072-name-raw-bytes',
    [`attachment; filename="${gbk(SUMMARY)}"`, DOC],
    [`attachment; filename="${utf8(SUMMARY)}"`, DOC],
    [null, `${DOC}; name="${big5('活動總結報告書.docx')}"`],
  ),
]
