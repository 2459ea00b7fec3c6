// The formats that cells may have, in the order of STYLE in cell.ts (ECMA-376 part 1, 18.8). Pure.

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Found on every office PC in China, and replaced by a like one elsewhere. */
const FONT = '<sz val="11"/>%<name val="宋体"/><charset val="134"/>'

const font = (color: string, extra = '') => `<font>${extra}${FONT.replace('%', color)}</font>`
const format = (attributes: string, alignment = '') =>
  `<xf xfId="0" borderId="0" ${attributes}><alignment vertical="top"${alignment}/></xf>`

/** xl/styles.xml. */
export const STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  `<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  `<fonts count="3">${font('<color rgb="FF000000"/>')}${font('<color rgb="FF000000"/>', '<b/>')}${font('<color rgb="FF0563C1"/>', '<u/>')}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="7">' +
  format('numFmtId="0" fontId="0" fillId="0" applyAlignment="1"') +
  format('numFmtId="0" fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"', ' wrapText="1"') +
  format('numFmtId="164" fontId="0" fillId="0" applyNumberFormat="1" applyAlignment="1"', ' horizontal="left"') +
  format('numFmtId="165" fontId="0" fillId="0" applyNumberFormat="1" applyAlignment="1"', ' horizontal="left"') +
  format('numFmtId="0" fontId="2" fillId="0" applyFont="1" applyAlignment="1"') +
  format('numFmtId="0" fontId="0" fillId="0" applyAlignment="1"', ' wrapText="1"') +
  format('numFmtId="9" fontId="0" fillId="0" applyNumberFormat="1" applyAlignment="1"') +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
