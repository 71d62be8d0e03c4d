import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { LegalState } from '../../components/legal-state.tsx';
import './outbox.css';

const states = ['captured', 'sent', 'effective'] as const;

/** Teaches the three signs where they will be met. */
export const EmptyOutbox = () => {
  const { t } = useTranslation(['outbox', 'app']);
  return (
    <EmptyState title={t('empty.title')} icon={<Inbox aria-hidden size={28} />}>
      <p>{t('empty.help')}</p>
      <dl className="outbox-signs">
        {states.map((state) => (
          <div key={state} className="outbox-sign">
            <dt>
              <LegalState state={state} />
            </dt>
            <dd>{t(`app:legal.meaning.${state}`)}</dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  );
};
