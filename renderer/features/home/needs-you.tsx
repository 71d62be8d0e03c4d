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

type Words = { readonly title: string; readonly help: string };

const useNeedWords = (): ((need: Need) => Words) => {
  const { t } = useTranslation('home');
  const format = useFormat();
  return (need) => {
    if (need.kind === 'parked') {
      return { title: t('needs.parked', { count: need.count }), help: t('needs.parkedHelp') };
    }
    if (need.kind === 'unreadable') {
      return { title: t('needs.unreadable'), help: t('needs.unreadableHelp') };
    }
    if (need.kind === 'lease') {
      return { title: t('needs.lease', { until: format.moment(need.until) }), help: t('needs.leaseHelp') };
    }
    return need.kind === 'upgrade'
      ? { title: t('needs.upgrade'), help: t('needs.upgradeHelp') }
      : { title: t('needs.signIn'), help: t('needs.signInHelp') };
  };
};

const NeedNotice = ({ need }: { readonly need: Need }) => {
  const { t } = useTranslation('home');
  const { title, help } = useNeedWords()(need);
  const isInTray = need.kind === 'parked' || need.kind === 'unreadable';
  const actions = isInTray ? <LinkButton href={outboxPath}>{t('waiting.open')}</LinkButton> : undefined;
  return (
    <Notice tone="wait" title={title} actions={actions}>
      <p>{help}</p>
    </Notice>
  );
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
