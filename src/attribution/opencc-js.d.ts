// The one table of opencc-js that is used; the package types only its converters.
declare module 'opencc-js/dict/TSCharacters' {
  /** "traditional simplified" pairs, parted by "|"; several simplified forms parted by blanks. */
  const table: string
  export default table
}
