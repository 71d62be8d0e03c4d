import { useTranslation } from 'react-i18next';
import type { ReviewDetail } from '../../../preload/contract/review.ts';
import { Panel } from '../../components/panel.tsx';
import { useFormat } from '../../language/use-format.ts';

/** What colleagues heard of the citizen, the oldest first. Not there at all before anybody has asked. */
export const ContactsPanel = ({ contacts }: Pick<ReviewDetail, 'contacts'>) => {
  const { t } = useTranslation('review');
  const format = useFormat();
  if (contacts.length === 0) return null;
  return (
    <Panel title={t('contacts.title')}>
      <ol className="review-decisions">
        {contacts.map(({ staffName, outcome, words, at, isWaiting }) => (
          <li key={at}>
            <p>
              <strong>{t(`contacts.outcome.${outcome}`)}</strong>
            </p>
            <p dir="auto">{words}</p>
            <p className="quiet small">{t('contacts.by', { staff: staffName, at: format.moment(at) })}</p>
            {isWaiting ? <p className="quiet small">{t('contacts.waiting')}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
};
