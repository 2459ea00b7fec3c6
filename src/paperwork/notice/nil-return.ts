// 零报告: units that have nothing to report say so. Pure.
import type { Said } from './facts.ts'
import type { Paragraph } from './paragraphs.ts'

/** Units without material should say so. */
export const NIL =
  /零报告|(?:没有|无|未(?:开展|参加|组织))[^。;]{0,16}(?:也|亦|须|需|请|要|均)[^。;]{0,10}(?:报告|说明|报送|反馈|书面)|(?:没有|无)[^。;]{0,16}(?:注明|填写?|填报|写明)[“"]?无|nil (?:return|report)|nothing to report/i

/** The sentence that asks units without material to say so. */
export function nilReturnIn(paragraphs: readonly Paragraph[]): Said<true> | null {
  const sentence = paragraphs
    .flatMap(each => each.sentences)
    .find(each => NIL.test(each.plain) && !/(?:不|无需|无须)[^。]{0,4}零报告/.test(each.plain))
  return sentence === undefined ? null : { value: true, source: sentence.text }
}
