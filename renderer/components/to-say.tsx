import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Quote } from './quote.tsx';
import './to-say.css';

/** A sentence to read aloud to the citizen. */
export const ToSay = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useTranslation('board');
  const id = useId();
  return (
    <div className="to-say" role="group" aria-labelledby={id}>
      <p id={id} className="to-say-title">
        {t('say')}
      </p>
      <Quote>{children}</Quote>
    </div>
  );
};
