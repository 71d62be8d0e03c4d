import type { Receivers } from './receivers.ts';

/** Stands for the receivers where there are none: all hear what they are told, but the utility knows nobody in a house number 0. */
export const simulatedReceivers: Receivers = {
  tell: ({ receiverId, values }) => {
    const isUnknown =
      receiverId === 'utility-company' && 'houseNumber' in values && values.houseNumber === '0';
    return Promise.resolve({ outcome: isUnknown ? 'refused' : 'told' });
  },
};
