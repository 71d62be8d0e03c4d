import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactTask } from '../../../preload/contract/task.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { personPath } from '../../components/paths.ts';
import { Quote } from '../../components/quote.tsx';
import { useCodedText } from '../../language/coded-text.ts';
import { useFormat } from '../../language/use-format.ts';
import { ContactedDialog } from './contacted-dialog.tsx';

/** As many as one sees at a glance beside the day's work. */
const shownAtFirst = 3;

type TaskProps = { readonly task: ContactTask };

/** Whom to ask, about what, in whose words and by whom it was decided. */
const TaskLine = ({ task, onDone }: TaskProps & { readonly onDone: () => void }) => {
  const { t } = useTranslation(['home', 'review']);
  const pack = useCodedText('pack');
  const format = useFormat();
  const { subject, serviceId, reference, reason, wish, wishedBy, wishedAt } = task;
  const work = serviceId === null ? t('tasks.unknownWork') : pack.text(`service.${serviceId}.name`);
  return (
    <li className="task">
      <h3 className="task-name">
        <bdi>{subject.name}</bdi>
      </h3>
      <p className="small">
        {work}
        {reference === null ? null : (
          <>
            {` · ${t('tasks.reference')} `}
            <bdi className="mono">{reference}</bdi>
          </>
        )}
      </p>
      <Quote>{wish}</Quote>
      <p className="quiet small">{t('tasks.wishedBy', { staff: wishedBy, at: format.moment(wishedAt) })}</p>
      <p className="quiet small">{t(`review:reason.${reason}`)}</p>
      {task.isWaiting ? <p className="quiet small">{t('tasks.waiting')}</p> : null}
      <Tries task={task} />
      <div className="row">
        <Button size="small" onPress={onDone} aria-label={`${t('tasks.done')}: ${subject.name}`}>
          {t('tasks.done')}
        </Button>
        <LinkButton size="small" look="quiet" href={personPath(subject.personId)}>
          {t('tasks.file')}
        </LinkButton>
      </div>
    </li>
  );
};

const Tries = ({ task: { tries } }: TaskProps) => {
  const { t } = useTranslation('home');
  const format = useFormat();
  if (tries.length === 0) return null;
  return (
    <ul className="task-tries small">
      {tries.map(({ staffName, words, at }) => (
        <li key={at}>
          <span className="quiet">{t('tasks.tried', { staff: staffName, at: format.moment(at) })}</span>{' '}
          <span dir="auto">{words}</span>
        </li>
      ))}
    </ul>
  );
};

/** Citizens a supervisor wants asked, those first who wait longest. Not there at all while there are none. */
export const ContactTasks = () => {
  const { t } = useTranslation('home');
  const [showsAll, setShowsAll] = useState(false);
  const [chosen, setChosen] = useState<ContactTask | null>(null);
  const answer = useAnswer('task/list', {});
  if (answer.state !== 'ready' || answer.value.tasks.length === 0) return null;
  const { tasks } = answer.value;
  const shown = showsAll ? tasks : tasks.slice(0, shownAtFirst);
  return (
    <Panel title={t('tasks.title')}>
      <p className="quiet small">{t('tasks.help')}</p>
      <ul className="tasks">
        {shown.map((task) => (
          <TaskLine key={task.reviewId} task={task} onDone={() => setChosen(task)} />
        ))}
      </ul>
      {shown.length === tasks.length ? null : (
        <div>
          <Button look="quiet" size="small" onPress={() => setShowsAll(true)}>
            {t('tasks.all', { count: tasks.length })}
          </Button>
        </div>
      )}
      {chosen === null ? null : <ContactedDialog task={chosen} onClose={() => setChosen(null)} />}
    </Panel>
  );
};
