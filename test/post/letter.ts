// A letter to send in tests.
import type { OutgoingMail } from '../../src/post/post.ts'

/** An acknowledgement with everything in it; `changes` as the test needs it. */
export function letter(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: '<baosong.0001@yunxi.example>',
    from: { name: '云溪市科普日材料报送', address: 'kepu@yunxi.example' },
    to: [{ name: '云溪市图书馆', address: 'yxlib@163.com' }],
    subject: '已收到：2026年全国科普日活动材料',
    text: '云溪市图书馆：\n\n    贵单位9月27日报送的活动总结已收到。\n',
    html: '<p>云溪市图书馆：</p><p>贵单位9月27日报送的活动总结已收到。</p>',
    headers: {
      'Auto-Submitted': 'auto-replied',
      'X-Auto-Response-Suppress': 'All',
      'X-Baosong-Letter': 'ack:library:1',
    },
    inReplyTo: '<17@163.com>',
    references: ['<16@163.com>', '<17@163.com>'],
    date: Temporal.Instant.from('2026-09-27T07:04:05Z'),
    ...changes,
  }
}
