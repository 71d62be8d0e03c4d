import { ok } from '../../../preload/contract/result.ts';
import { addPart, beginFile, readPart } from '../../usecases/courier/courier-file.ts';
import { deliverNext, openBundle } from '../../usecases/courier/deliver-bundle.ts';
import { exportBundle, summarizeCourier } from '../../usecases/courier/export-bundle.ts';
import { takeInReceipts } from '../../usecases/courier/take-in-receipts.ts';
import type { Handlers } from '../handler.ts';

export const courierHandlers = {
  'courier/summary': ({ desk }) => ok(summarizeCourier(desk)),
  'courier/export': ({ desk }) => exportBundle(desk),
  'courier/read-part': ({ desk }, input) => readPart(desk, input),
  'courier/begin-file': ({ desk }, input) => beginFile(desk, input),
  'courier/add-part': ({ desk }, input) => addPart(desk, input),
  'courier/open-bundle': ({ desk }, { fileId }) => openBundle(desk, fileId),
  'courier/deliver': ({ desk }, { fileId }) => deliverNext(desk, fileId),
  'courier/take-in': ({ desk }, { fileId }) => takeInReceipts(desk, fileId),
} satisfies Partial<Handlers>;
