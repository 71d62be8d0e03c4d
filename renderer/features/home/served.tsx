import { UsersRound } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OpenInteraction } from '../../../preload/contract/interaction.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useNow } from '../../api/use-now.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { interactionPath } from '../../components/paths.ts';
import { useFormat } from '../../language/use-format.ts';

type ServedCitizenProps = { readonly interaction: OpenInteraction };

const ServedCitizen = ({ interaction }: ServedCitizenProps) => {
  const { t } = useTranslation(['home', 'app']);
  const format = useFormat();
  const now = useNow();
  const since = t('served.since', {
    time: format.time(interaction.startedAt, now),
    duration: format.duration(interaction.startedAt, now),
  });
  return (
    <li>
      <Link href={interactionPath(interaction.interactionId)} className="served">
        <span className="served-name">
          <bdi>{interaction.name}</bdi>
        </span>
        <span className="quiet">
          {t(`app:mode.${interaction.mode}`)}. {since}
        </span>
        {interaction.hasDraft ? <span className="served-draft">{t('served.draft')}</span> : null}
      </Link>
    </li>
  );
};

/** The citizens whose conversations are open, as cards. */
export const Served = () => {
  const { t } = useTranslation('home');
  const answer = useAnswer('interaction/list-open', {});
  return (
    <Panel title={t('served.title')} look="plain">
      <Loaded answer={answer}>
        {({ interactions }) =>
          interactions.length === 0 ? (
            <EmptyState title={t('served.none')} icon={<UsersRound aria-hidden size={28} />}>
              {t('served.noneHelp')}
            </EmptyState>
          ) : (
            <ul className="stack stack-tight">
              {interactions.map((interaction) => (
                <ServedCitizen key={interaction.interactionId} interaction={interaction} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
};
