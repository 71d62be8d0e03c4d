import { useTranslation } from 'react-i18next';
import type { AuthorityAnswer } from '../../../preload/contract/authority.ts';
import type { Interaction } from '../../../preload/contract/interaction.ts';
import type { ServiceId } from '../../../preload/contract/values.ts';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { authoritySentence } from './authority-sentence.ts';

type Asked = {
  readonly answer: AuthorityAnswer;
  readonly interaction: Pick<Interaction, 'party' | 'subject'>;
  readonly serviceId: ServiceId;
};

/** The sentence as words. What somebody does for themselves is said shorter: the name would only stand there twice. */
export const useAuthorityWords = (): ((asked: Asked) => string) => {
  const { t } = useTranslation('authority');
  const own = useTranslation('interaction').t;
  const pack = useCodedText('pack');
  const format = useFormat();
  return ({ answer, interaction, serviceId }) => {
    const phrase = interaction.party?.kind === 'subject' ? 'verbPhraseSelf' : 'verbPhrase';
    const verbPhrase = pack.text(`service.${serviceId}.${phrase}`, { subject: interaction.subject.name });
    const sentence = authoritySentence(answer, interaction);
    if (sentence.says === 'refuse.nobody') return t('refuse.nobody', { verbPhrase });
    const { party } = sentence;
    if (sentence.says === 'permit.mandate' || sentence.says === 'permit.mandateOpenEnded') {
      const madeOn = format.day(sentence.madeOn);
      return sentence.says === 'permit.mandate'
        ? t('permit.mandate', { party, verbPhrase, madeOn, until: format.day(sentence.until) })
        : t('permit.mandateOpenEnded', { party, verbPhrase, madeOn });
    }
    return sentence.says === 'permit.other'
      ? own('authority.permitOther', {
          party,
          verbPhrase,
          ground: own(`ground.${sentence.ground}`, { day: '' }),
        })
      : t(sentence.says, { party, verbPhrase });
  };
};
