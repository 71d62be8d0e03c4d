import { useEffect, useRef } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OpenInteraction } from '../../../preload/contract/interaction.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useNow } from '../../api/use-now.ts';
import { interactionPath } from '../../components/paths.ts';
import { useFormat } from '../../language/use-format.ts';
import './citizen-tabs.css';

type TabProps = { readonly interaction: OpenInteraction; readonly path: string };

const Tab = ({ interaction, path }: TabProps) => {
  const { t } = useTranslation('app');
  const format = useFormat();
  const now = useNow();
  const href = interactionPath(interaction.interactionId);
  const isCurrent = path === href || path.startsWith(`${href}/`);
  const tab = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isCurrent) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isCurrent]);
  return (
    <Link ref={tab} href={href} className="tab" {...(isCurrent ? { 'aria-current': 'page' as const } : {})}>
      <span className="tab-name">
        <bdi>{interaction.name}</bdi>
      </span>
      <span className="tab-state">
        {t(`mode.${interaction.mode}`)}
        <span className="tab-time">{format.duration(interaction.startedAt, now)}</span>
        {interaction.hasDraft ? (
          <span className="tab-draft">
            <span aria-hidden className="tab-dot" />
            {t('tabs.draft')}
          </span>
        ) : null}
      </span>
    </Link>
  );
};

/** One tab for each citizen being served. They are addresses, so each is a link and the browser's own keys work. */
export const CitizenTabs = ({ path }: { readonly path: string }) => {
  const { t } = useTranslation('app');
  const answer = useAnswer('interaction/list-open', {});
  const interactions = answer.state === 'ready' ? answer.value.interactions : [];
  return (
    <nav className="tabs" aria-label={t('tabs.label')}>
      {interactions.length === 0 ? (
        <p className="tabs-none">{answer.state === 'ready' ? t('tabs.none') : null}</p>
      ) : (
        <ul className="tabs-list">
          {interactions.map((interaction) => (
            <li key={interaction.interactionId} className="tabs-tab">
              <Tab interaction={interaction} path={path} />
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
};
