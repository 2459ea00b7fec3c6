// A campaign's title as it stands before another word: 关于报送…材料的通知, …活动方案. Titles are the office's own words and end
// in those very words often enough. Pure.
import type { Language } from '../config/configuration.ts'

/** 材料 at the end of a title, and what is done with it: 活动材料报送工作. */
const MATERIAL =
  /的?(?:材料|资料)(?:的?(?:报送|上报|报备|征集|收集)(?:工作|事项|事宜|提示|要求)*)?$|(?:材料)?(?:报送|上报)(?:工作|事项|事宜|提示|要求)*$/

/**
 * `title` so that `next` can be written right after it without a word coming twice: 科普月活动 before 活动方案 is 科普月, and
 * …工作材料 before 材料 or 报送材料 is …工作. What would leave next to nothing of the title stays as it is.
 */
export function titleBefore(title: string, next: string, language: Language): string {
  if (language === 'en') return title
  const bare = /^(?:报送)?材料/.test(next) ? title.replace(MATERIAL, '') : title
  const kept = Array.from(bare).length < 2 ? title : bare
  for (let length = Math.min(next.length, kept.length - 2); length >= 2; length -= 1)
    if (kept.endsWith(next.slice(0, length))) return kept.slice(0, -length)
  return kept
}
