import type { Handlers } from '../handler.ts';
import { attachmentHandlers } from './attachment-handlers.ts';
import { consentHandlers } from './consent-handlers.ts';
import { courierHandlers } from './courier-handlers.ts';
import { deskHandlers } from './desk-handlers.ts';
import { identityHandlers } from './identity-handlers.ts';
import { mandateHandlers } from './mandate-handlers.ts';
import { parkedHandlers } from './parked-handlers.ts';
import { printHandlers } from './print-handlers.ts';
import { reviewHandlers } from './review-handlers.ts';
import { taskHandlers } from './task-handlers.ts';
import { tripHandlers } from './trip-handlers.ts';

/** Who answers which call. A call of the contract without a handler does not compile. */
export const handlers = {
  ...deskHandlers,
  ...courierHandlers,
  ...identityHandlers,
  ...mandateHandlers,
  ...consentHandlers,
  ...reviewHandlers,
  ...printHandlers,
  ...parkedHandlers,
  ...attachmentHandlers,
  ...tripHandlers,
  ...taskHandlers,
} satisfies Handlers;
