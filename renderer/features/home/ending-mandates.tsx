import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/use-answer.ts';
import type { Output } from '../../../preload/contract/calls.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { mandatePath } from '../../components/paths.ts';
import { useFormat } from '../../language/use-format.ts';
import { firstToEnd } from './first-to-end.ts';

type Ending = Output<'mandate/expiring'>['mandates'][number];

/** As many as one sees at a glance beside the day's work. */
const shownAtFirst = 5;

const EndingLine = ({ ending }: { readonly ending: Ending }) => {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { mandate, daysLeft } = ending;
  const day = mandate.validUntil === null ? '' : format.day(mandate.validUntil);
  return (
    <li>
      <Link href={mandatePath(mandate.mandateId, mandate.grantor.personId)} className="ending">
        <span className="ending-name">
          {t('ending.line', { grantor: mandate.grantor.name, grantee: mandate.grantee.name })}
        </span>
        <span className="quiet">
          {daysLeft === 0 ? t('ending.today') : t('ending.days', { count: daysLeft, day })}
        </span>
      </Link>
    </li>
  );
};

/** Mandates that end soon, the next to end first; each leads to where it can be renewed. Not there at all while none does. */
export const EndingMandates = () => {
  const { t } = useTranslation('home');
  const [showsAll, setShowsAll] = useState(false);
  const answer = useAnswer('mandate/expiring', {});
  if (answer.state !== 'ready' || answer.value.mandates.length === 0) return null;
  const all = firstToEnd(answer.value.mandates);
  const shown = showsAll ? all : all.slice(0, shownAtFirst);
  return (
    <Panel title={t('ending.title')}>
      <p className="quiet small">{t('ending.help')}</p>
      <ul className="endings">
        {shown.map((ending) => (
          <EndingLine key={ending.mandate.mandateId} ending={ending} />
        ))}
      </ul>
      {shown.length === all.length ? null : (
        <div>
          <Button look="quiet" size="small" onPress={() => setShowsAll(true)}>
            {t('ending.all', { count: all.length })}
          </Button>
        </div>
      )}
    </Panel>
  );
};
