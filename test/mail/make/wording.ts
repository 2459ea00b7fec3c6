// Mail that nothing but its words tells apart: notices in plain text, reports typed into the mail, and covering letters.
import type { Mail } from './eml.ts'
import { said } from './history.ts'

export const WORDING: Mail[] = [
  said(
    '178-receipt-unread-in-words',
    '未读: 三季度工作小结报送提醒',
    '您的邮件\n\n收件人: frontdesk@unit.example\n主题: 三季度工作小结报送提醒\n发送时间: 2026年9月22日 9:00:00\n\n未经阅读便被删除，时间为 2026年9月26日 9:19:58。',
    'text/plain',
    { 'In-Reply-To': '<letter@office.example>' },
  ),
]
