// The command line: one line a command; the only process.exit.
// Nothing is imported before the version is known: better-sqlite3 13 crashes an older Node without a word.
if (Number(process.versions.node.split('.')[0]) < 26) {
  process.stderr.write(
    `baosong 需要 Node 26 或更新版本，当前是 ${process.versions.node}：请用 npm run baosong 启动，或安装 Node 26。` +
      ' (Node 26 or newer is needed.)\n',
  )
  process.exit(2)
}
const { commandLine } = await import('./commands/command-line.ts')
process.exit(await commandLine(process.argv))
