// node test/second-office/write.ts FOLDER [SEED] [ROUNDS]
import { writeSecondOffice } from './make.ts'

const [folder = 'second-office', seed = '1', rounds = '17'] = process.argv.slice(2)
const messages = await writeSecondOffice(folder, Number(seed), Number(rounds))
process.stdout.write(`${messages} messages in ${folder}\n`)
