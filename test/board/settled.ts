// A posted form of the configuration, until its trial on what was received is over.
import type { PlayedBoard } from './played.ts'

/** Posts as one who presses the button again until the outcome is there. */
export async function settled(board: PlayedBoard, path: string, fields: Record<string, string>): Promise<Response> {
  for (;;) {
    const answer = await board.post('/setup', path, fields)
    const page = answer.clone()
    if (answer.status !== 200 || !(await page.text()).includes('data-trial=')) return answer
  }
}
