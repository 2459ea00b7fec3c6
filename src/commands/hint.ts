// A command to try next, as it can be pasted: with the way in which the README starts it, and the configuration in use.

/** `npm run baosong -- assign 3 library --config …`. */
export function hint(command: string, { config }: { config?: string }): string {
  return `npm run baosong -- ${command}${config === undefined ? '' : ` --config ${config}`}`
}
