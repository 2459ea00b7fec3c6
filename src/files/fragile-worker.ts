// The thread of fragile.ts: takes a file's path, answers with what the parser made of it, or with its refusal.
import { parentPort } from 'node:worker_threads'
import { docText } from './parsers/doc.ts'
import { pdfText } from './parsers/pdf.ts'
import type { FragileAnswer, FragileJob, ParsedText } from './parsers/tasks.ts'

parentPort?.on('message', (job: FragileJob) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of worker_threads has no origin
  void answer(job).then(answer => parentPort?.postMessage(answer))
})

async function answer(job: FragileJob): Promise<FragileAnswer> {
  try {
    return { result: await parse(job) }
  } catch (error) {
    const { message, name } = error instanceof Error ? error : new Error(String(error))
    return { refused: message, name }
  }
}

function parse({ task, path, textCharacters }: FragileJob): Promise<ParsedText> {
  switch (task) {
    case 'doc':
      return docText(path)
    case 'pdf':
      return pdfText(path, textCharacters)
  }
}
