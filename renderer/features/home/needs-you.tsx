import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/use-answer.ts';
import { useNow } from '../../api/use-now.ts';
import { LinkButton } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { outboxPath } from '../../components/paths.ts';
import { useFormat } from '../../language/use-format.ts';
import { needsOf } from './needs.ts';
import type { Need } from './needs.ts';

const NeedNotice = ({ need }: { readonly need: Need }) => {
  const { t } = useTranslation('home');
  const format = useFormat();
  switch (need.kind) {
    case 'parked':
      return (
        <Notice
          tone="wait"
          title={t('needs.parked', { count: need.count })}
          actions={<LinkButton href={outboxPath}>{t('waiting.open')}</LinkButton>}
        >
          <p>{t('needs.parkedHelp')}</p>
        </Notice>
      );
    case 'upgrade':
      return (
        <Notice tone="wait" title={t('needs.upgrade')}>
          <p>{t('needs.upgradeHelp')}</p>
        </Notice>
      );
    case 'sign-in':
      return (
        <Notice tone="wait" title={t('needs.signIn')}>
          <p>{t('needs.signInHelp')}</p>
        </Notice>
      );
    case 'lease':
      return (
        <Notice tone="wait" title={t('needs.lease', { until: format.moment(need.until) })}>
          <p>{t('needs.leaseHelp')}</p>
        </Notice>
      );
  }
};

/** What waits for a decision of a person; not there at all while nothing does. */
export const NeedsYou = () => {
  const { t } = useTranslation('home');
  const answer = useAnswer('status/line', {});
  const nowMs = useNow();
  const needs = answer.state === 'ready' ? needsOf(answer.value, nowMs) : [];
  if (needs.length === 0) return null;
  return (
    <Panel title={t('needs.title')} look="plain">
      {needs.map((need) => (
        <NeedNotice key={need.kind} need={need} />
      ))}
    </Panel>
  );
};
