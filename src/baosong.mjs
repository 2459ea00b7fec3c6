#!/usr/bin/env node
// The launcher: plain JavaScript that every Node can read. An older Node cannot strip types and better-sqlite3 crashes it
// without a word, so it must be told before anything is loaded.
if (Number(process.versions.node.split('.')[0]) < 26) {
  process.stderr.write(
    `baosong 需要 Node 26 或更新版本，当前是 ${process.versions.node}：请用 npm run baosong 启动，或安装 Node 26。` +
      ` (Node 26 or newer is needed.)\n`,
  )
  process.exit(2)
}
await import('./main.ts')
