import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../preload/contract/service.ts';
import { StateChip } from '../../components/state-chip.tsx';
import type { ChipTone } from '../../components/state-chip.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';

type Told = Receipt['receivers'][number];

const tones: Readonly<Record<Told['state'], ChipTone>> = { waiting: 'wait', told: 'good', failed: 'danger' };

/** On the receipt: whom the change is told to, each with how far it has come. */
export const ToldOthers = ({ receivers }: Pick<Receipt, 'receivers'>) => {
  const { t } = useTranslation('consent');
  const pack = useCodedText('pack');
  const format = useFormat();
  if (receivers.length === 0) return null;
  return (
    <section className="stack stack-tight">
      <h4 className="service-sub">{t('told.title')}</h4>
      <ul className="told-list">
        {receivers.map(({ receiverId, state, at }) => (
          <li key={receiverId}>
            <strong>{pack.text(`receiver.${receiverId}.name`)}</strong>
            <StateChip tone={tones[state]}>
              {state === 'told' && at !== null
                ? t('told.told', { at: format.moment(at) })
                : t(state === 'failed' ? 'told.failed' : 'told.waiting')}
            </StateChip>
          </li>
        ))}
      </ul>
    </section>
  );
};
