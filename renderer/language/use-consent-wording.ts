import type { Receiver } from '../../preload/contract/consent.ts';
import { useCodedText } from './coded-text.ts';
import { useFormat } from './use-format.ts';

/** The words that are read out before somebody says yes, in the version the pack has now; null where a law asks nobody. */
export const useConsentWording = (): ((receiver: Receiver) => string | null) => {
  const pack = useCodedText('pack');
  const format = useFormat();
  return ({ receiverId, basis }) =>
    basis.kind === 'law'
      ? null
      : pack.text(`consentWording.${basis.wordingVersion}`, {
          receiver: pack.text(`receiver.${receiverId}.name`),
          data: format.list(basis.dataIds.map((id) => pack.text(`consentData.${id}`))),
          purpose: pack.text(`consentPurpose.${basis.purposeId}`),
        });
};
