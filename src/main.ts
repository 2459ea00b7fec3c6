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
const code = await commandLine(process.argv)
// A pipe that is read slowly takes what it was given only little by little; ending at once would cut the answer off.
await Promise.all([process.stdout, process.stderr].map(stream => new Promise(resolve => stream.write('', resolve))))
process.exit(code)
