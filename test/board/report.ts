// A plain report as an office sends it.

/** One text file in a message; `unit` '' names nobody. */
export function report(from: string, unit: string, id: string): string {
  const encoded = (text: string) => Buffer.from(text).toString('base64')
  return [
    `From: <${from}>`,
    'To: kepu@yunxi.example',
    `Subject: =?utf-8?B?${encoded(`${unit}全国科普日活动总结`)}?=`,
    `Message-ID: <report-${id}@yxlib.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    encoded(`附件是${unit}科普日活动总结，请查收。\n`),
    '--b',
    `Content-Type: text/plain; name="=?utf-8?B?${encoded(`${unit}全国科普日活动总结.txt`)}?="`,
    `Content-Disposition: attachment; filename="=?utf-8?B?${encoded(`${unit}全国科普日活动总结.txt`)}?="`,
    'Content-Transfer-Encoding: base64',
    '',
    encoded(`${unit}全国科普日活动总结\n开展了活动。\n${unit}\n`),
    '--b--',
    '',
  ].join('\r\n')
}
