import { useTranslation } from 'react-i18next';
import type { CredentialState, Mandate, MandateScope } from '../../../preload/contract/mandate.ts';
import { useNow } from '../../api/use-now.ts';
import type { ChipTone } from '../../components/state-chip.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';

export const statusTones: Readonly<Record<Mandate['status'], ChipTone>> = {
  live: 'good',
  'not-yet': 'wait',
  expired: 'neutral',
  revoked: 'danger',
};

/** A mandate in sentences that can be said aloud. */
export const useMandateWords = (): {
  readonly sentence: (mandate: Mandate) => string;
  readonly credential: (credential: CredentialState) => string;
  readonly ended: (mandate: Mandate) => string | null;
  /** `change of address (see, act) and housing benefit (see)`. */
  readonly scope: (scope: readonly MandateScope[]) => string;
} => {
  const { t } = useTranslation('mandate');
  const pack = useCodedText('pack');
  const format = useFormat();
  const now = useNow();

  const granteesOf = (mandate: Mandate): string => {
    const { grantee, otherGrantees, decide } = mandate;
    const names = format.list([grantee, ...otherGrantees].map(({ name }) => name));
    if (otherGrantees.length === 0) return names;
    return t(decide === 'jointly' ? 'sentence.together' : 'sentence.each', { names });
  };

  const sentence = (mandate: Mandate): string => {
    const { grantor, scope, status, validFrom, validUntil, interactionId } = mandate;
    const services = [...new Set(scope.map(({ serviceId }) => serviceId))];
    const params = {
      grantees: granteesOf(mandate),
      grantor: grantor.name,
      services: format.list(services.map((id) => pack.text(`service.${id}.short`))),
      from: format.day(validFrom),
      until: validUntil === null ? '' : format.day(validUntil),
    };
    if (status === 'expired' || status === 'revoked') return t('sentence.ended', params);
    if (interactionId !== null) return t('sentence.thisContact', params);
    if (status === 'not-yet') return t('sentence.notYet', params);
    return validUntil === null ? t('sentence.open', params) : t('sentence.until', params);
  };

  const credential = ({ state, listAsOf }: CredentialState): string =>
    state === 'verified' && listAsOf !== null
      ? t('credential.verifiedList', { age: format.ago(listAsOf, now) })
      : t(`credential.${state}`);

  const ended = ({ endReason, revokedOn }: Mandate): string | null => {
    if (endReason === null) return null;
    return t(`endReason.${endReason}`, { day: revokedOn === null ? '' : format.day(revokedOn) });
  };

  const scope = (lines: readonly MandateScope[]): string =>
    format.list(
      [...Map.groupBy(lines, ({ serviceId }) => serviceId)].map(([serviceId, ofService]) =>
        t('scope.line', {
          service: pack.text(`service.${serviceId}.short`),
          powers: format.list(ofService.map(({ power }) => t(`power.${power}`).toLocaleLowerCase())),
        }),
      ),
    );

  return { sentence, credential, ended, scope };
};
