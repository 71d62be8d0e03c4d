import { useTranslation } from 'react-i18next';
import type { AuthorityAnswer } from '../../../preload/contract/authority.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import type { ServiceId } from '../../../preload/contract/values.ts';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { authoritySentence } from './authority-sentence.ts';
import type { AuthoritySentence } from './authority-sentence.ts';

type Asked = {
  readonly answer: AuthorityAnswer;
  readonly interaction: Pick<Interaction, 'party' | 'subject'>;
  readonly serviceId: ServiceId;
};

type OtherGround = Extract<
  AuthoritySentence,
  { readonly says: 'custody' | 'guardianship' | 'emergency' | 'court-order' | 'business-role' }
>;
type Said = { readonly sentence: OtherGround; readonly verbPhrase: string };

/** The words for grounds that are neither the own case nor a mandate. */
const useOtherGrounds = (): ((said: Said) => string) => {
  const { t } = useTranslation('interaction');
  const person = useCodedText('person');
  const format = useFormat();
  return ({ sentence, verbPhrase }) => {
    const { party } = sentence;
    if (sentence.says === 'custody') return t('authority.permitCustody', { party, verbPhrase });
    if (sentence.says === 'guardianship') return t('authority.permitGuardianship', { party, verbPhrase });
    if (sentence.says === 'emergency') return t('authority.permitEmergency', { party, verbPhrase });
    if (sentence.says === 'court-order') {
      const { court, until } = sentence;
      const madeOn = format.day(sentence.madeOn);
      return until === null
        ? t('authority.permitCourtOrder', { party, verbPhrase, court, madeOn })
        : t('authority.permitCourtOrderUntil', {
            party,
            verbPhrase,
            court,
            madeOn,
            until: format.day(until),
          });
    }
    const { organisation } = sentence;
    const role = person.text(`businessRole.role.${sentence.role}`).toLocaleLowerCase();
    return t('authority.permitBusinessRole', { party, verbPhrase, organisation, role });
  };
};

/** The sentence as words. What somebody does for themselves is said shorter: the name would only stand there twice. */
export const useAuthorityWords = (): ((asked: Asked) => string) => {
  const { t } = useTranslation('authority');
  const own = useTranslation('interaction').t;
  const otherGround = useOtherGrounds();
  const pack = useCodedText('pack');
  const format = useFormat();
  return ({ answer, interaction, serviceId }) => {
    const phrase = interaction.party?.kind === 'subject' ? 'verbPhraseSelf' : 'verbPhrase';
    const verbPhrase = pack.text(`service.${serviceId}.${phrase}`, { subject: interaction.subject.name });
    const sentence = authoritySentence(answer, interaction, own('contact.officeName'));
    if (sentence.says === 'refuse.nobody') return t('refuse.nobody', { verbPhrase });
    const { party } = sentence;
    if (sentence.says === 'permit.mandate' || sentence.says === 'permit.mandateOpenEnded') {
      const madeOn = format.day(sentence.madeOn);
      return sentence.says === 'permit.mandate'
        ? t('permit.mandate', { party, verbPhrase, madeOn, until: format.day(sentence.until) })
        : t('permit.mandateOpenEnded', { party, verbPhrase, madeOn });
    }
    if (sentence.says === 'provisional') return own('authority.provisional', { party, verbPhrase });
    return sentence.says === 'permit.self' || sentence.says === 'refuse.sentence'
      ? t(sentence.says, { party, verbPhrase })
      : otherGround({ sentence, verbPhrase });
  };
};
