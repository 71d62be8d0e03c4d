import { useTranslation } from 'react-i18next';
import type { AuthorityAnswer } from '../../../preload/contract/authority.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import type { StripPiece } from './strip-signs.ts';

type Held = { readonly interaction: Interaction; readonly answer: AuthorityAnswer | null };

/** What each piece says, in a few words. */
export const useStripWords = ({ interaction, answer }: Held): Readonly<Record<StripPiece, string>> => {
  const { t } = useTranslation('interaction');
  const pack = useCodedText('pack');
  const format = useFormat();
  const { subject, party, mode, level, purpose } = interaction;

  const partyWords = (): string => {
    if (party === null) return t('strip.partyOpen');
    if (party.kind === 'subject') return t('strip.partySubject');
    if (party.kind === 'office') return t('strip.partyOffice');
    if (party.kind === 'helper') return t('strip.helper', { name: party.name });
    const who = t(`claimedOf.${party.claimedRelation}`, { name: party.name });
    return party.organisation === null
      ? who
      : t('strip.speaksFor', { who, organisation: party.organisation.name });
  };
  const identityWords = (): string => {
    if (mode === 'informing') return t('strip.identityNotNeeded');
    if (level === 'none' && interaction.proofs.length === 0) return t('strip.identityOpen');
    if (level === 'none') return t('strip.identityNone');
    return t('strip.identityLevel', { level: t(`level.${level}`) });
  };
  const groundWords = (): string => {
    if (mode === 'informing') return t('strip.groundInforming');
    if (answer === null) return t('strip.groundOpen');
    if (answer.outcome === 'refuse') return t('strip.groundStopped');
    if (answer.provisional.length > 0) return t('strip.groundProvisional');
    const { evidence, ground } = answer;
    return t(`ground.${ground}`, { day: evidence.kind === 'mandate' ? format.day(evidence.madeOn) : '' });
  };

  return {
    who:
      subject.ageYears === null
        ? subject.name
        : t('strip.whoAge', { name: subject.name, age: t('strip.age', { count: subject.ageYears }) }),
    party: partyWords(),
    identity: identityWords(),
    ground: groundWords(),
    purpose: pack.text(`purpose.${purpose.purposeId}`),
    mode: t(`mode.${mode}.name`),
  };
};
