import type { printCalls } from '../../../preload/contract/print-calls.ts';
import { printOwnView, readOwnView } from '../../usecases/own-view.ts';
import { printReceipt } from '../../usecases/print-receipt.ts';
import type { Handlers } from '../handler.ts';

export const printHandlers = {
  'person/own-view': ({ desk }, { personId }) => readOwnView(desk, personId),
  'person/print-own-view': ({ desk, workstation }, { personId }) =>
    printOwnView(desk, workstation.printer, personId),
  'act/print-receipt': ({ desk, workstation }, { actId }) => printReceipt(desk, workstation.printer, actId),
} satisfies Pick<Handlers, keyof typeof printCalls>;
