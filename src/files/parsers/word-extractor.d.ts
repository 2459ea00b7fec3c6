// The part of word-extractor that we use; it brings no types of its own.
declare module 'word-extractor' {
  type Options = {
    filterUnicode?: boolean
    includeFooters?: boolean
    includeHeadersAndFooters?: boolean
    includeBody?: boolean
  }
  type Extracted = {
    getBody(options?: Options): string
    getHeaders(options?: Options): string
    getFooters(options?: Options): string
    getFootnotes(options?: Options): string
    getTextboxes(options?: Options): string
  }
  export default class WordExtractor {
    extract(source: string | Buffer): Promise<Extracted>
  }
}
