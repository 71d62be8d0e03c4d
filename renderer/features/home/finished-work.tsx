import { useTranslation } from 'react-i18next';
import type { StatusLine } from '../../../preload/contract/outbox.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useNow } from '../../api/use-now.ts';
import { LinkButton } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { outboxPath } from '../../components/paths.ts';
import { useFormat } from '../../language/use-format.ts';

/** The next try in words; a moment that has just passed is now. */
const NextTry = ({ at }: { readonly at: string }) => {
  const { t } = useTranslation('home');
  const format = useFormat();
  const nowMs = useNow('second');
  const nextMs = Math.max(new Date(at).getTime(), nowMs);
  return <p>{t('waiting.nextTry', { when: format.age(new Date(nextMs).toISOString(), nowMs) })}</p>;
};

const Waiting = ({ line }: { readonly line: StatusLine }) => {
  const { t } = useTranslation('home');
  if (line.unsent === 0) {
    return (
      <>
        <p className="home-figure">
          {t(line.parked + line.unreadable === 0 ? 'waiting.none' : 'waiting.noneWaits')}
        </p>
        <p className="quiet">{t('waiting.noneHelp')}</p>
      </>
    );
  }
  return (
    <>
      <p className="home-figure">{t('waiting.unsent', { count: line.unsent })}</p>
      <div className="quiet">
        {line.nextTryAt === null ? null : <NextTry at={line.nextTryAt} />}
        <p>{t('waiting.safe')}</p>
      </div>
    </>
  );
};

/** What has been completed, and whether it has left this machine. */
export const FinishedWork = () => {
  const { t } = useTranslation('home');
  const answer = useAnswer('status/line', {});
  return (
    <Panel title={t('waiting.title')}>
      <Loaded answer={answer}>{(line) => <Waiting line={line} />}</Loaded>
      <div>
        <LinkButton href={outboxPath}>{t('waiting.open')}</LinkButton>
      </div>
    </Panel>
  );
};
