// Opens the ledger in a folder and says how many migrations it has.
import { openLedger } from '../../src/ledger/database.ts'

const ledger = openLedger(process.argv[2] ?? '')
const row = ledger.statement<{ n: number }>('select count(*) as n from migrations').get()
process.stdout.write(`${row?.n}\n`)
ledger.close()
