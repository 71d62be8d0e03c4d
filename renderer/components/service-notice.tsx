import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../api/use-board.ts';
import { useNow } from '../api/use-now.ts';
import { useFormat } from '../language/use-format.ts';
import { useServiceWords } from '../language/use-service-words.ts';
import { Notice } from './notice.tsx';
import { servicesPath } from './paths.ts';
import { ToSay } from './to-say.tsx';

export type ServiceNoticeProps = {
  readonly service: string;
  /** What is done here waits for it by itself: the step can be gone through all the same. */
  readonly isWaitedFor?: boolean;
};

/** In a step that depends on a register, the mailbox or the eID: what to say while it does not work as usual; nothing while it does. */
export const ServiceNotice = ({ service, isWaitedFor = false }: ServiceNoticeProps) => {
  const { t } = useTranslation('board');
  const words = useServiceWords();
  const format = useFormat();
  const now = useNow();
  const { troubled, heardAt, isLastKnown } = useBoard();
  const standing = troubled.find((each) => each.service === service);
  if (standing === undefined) return null;
  const until = words.untilOf(standing, now);
  const called = words.calledOf(service);
  return (
    <Notice
      tone="wait"
      title={t(`notice.${standing.state}`, { service: called })}
      isAnnounced
      actions={<Link href={servicesPath}>{t('notice.all')}</Link>}
    >
      {isWaitedFor ? <p>{t('notice.waits')}</p> : null}
      {until === null ? null : <p>{until}</p>}
      <ToSay>{words.sayOf(standing)}</ToSay>
      {isLastKnown && heardAt !== null ? (
        <p className="quiet small">{t('notice.lastKnown', { time: format.time(heardAt, now) })}</p>
      ) : null}
    </Notice>
  );
};
