import type { mandateCalls } from '../../../preload/contract/mandate-calls.ts';
import { ok } from '../../../preload/contract/result.ts';
import { listExpiring } from '../../usecases/mandates/expiring-mandates.ts';
import { makeAccessCode } from '../../usecases/mandates/make-access-code.ts';
import { makeMandate } from '../../usecases/mandates/make-mandate.ts';
import { readMandate } from '../../usecases/mandates/mandate-detail.ts';
import { offerMandate } from '../../usecases/mandates/offer-mandate.ts';
import { previewMandate } from '../../usecases/mandates/preview-mandate.ts';
import { printMandate } from '../../usecases/mandates/print-mandate.ts';
import { proveMandate } from '../../usecases/mandates/prove-mandate.ts';
import { sendMandateCode } from '../../usecases/mandates/send-code.ts';
import { transferMandate } from '../../usecases/mandates/transfer-mandate.ts';
import { previewWithdrawal, withdrawMandate } from '../../usecases/mandates/withdraw-mandate.ts';
import type { Handlers } from '../handler.ts';

export const mandateHandlers = {
  'mandate/offer': ({ desk }, input) => offerMandate(desk, input),
  'mandate/preview': ({ desk }, input) => previewMandate(desk, input),
  'mandate/send-code': ({ desk }, input) => sendMandateCode(desk, input),
  'mandate/make': ({ desk }, input) => makeMandate(desk, input),
  'mandate/get': ({ desk }, input) => readMandate(desk, input),
  'mandate/expiring': ({ desk }) => ok(listExpiring(desk)),
  'mandate/prove': ({ desk }, input) => proveMandate(desk, input),
  'mandate/make-code': ({ desk }, input) => makeAccessCode(desk, input),
  'mandate/withdrawal': ({ desk }, input) => previewWithdrawal(desk, input),
  'mandate/withdraw': ({ desk }, input) => withdrawMandate(desk, input),
  'mandate/print': ({ desk, workstation }, input) => printMandate(desk, workstation.printer, input),
  'mandate/transfer': ({ desk }, input) => transferMandate(desk, input),
} satisfies Pick<Handlers, keyof typeof mandateCalls>;
