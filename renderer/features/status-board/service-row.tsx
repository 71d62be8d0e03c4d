import { useTranslation } from 'react-i18next';
import type { ServiceStanding } from '../../../preload/contract/service-board.ts';
import { Entry } from '../../components/entry.tsx';
import { ToSay } from '../../components/to-say.tsx';
import { StateChip, type ChipTone } from '../../components/state-chip.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useServiceWords } from '../../language/use-service-words.ts';

const toneOf: { readonly [S in ServiceStanding['state']]: ChipTone } = {
  up: 'good',
  disturbed: 'wait',
  down: 'danger',
};

export type ServiceRowProps = { readonly standing: ServiceStanding; readonly now: number };

/** One register or channel: how it is doing, since when, until when, and what to say. */
export const ServiceRow = ({ standing, now }: ServiceRowProps) => {
  const { t } = useTranslation('board');
  const words = useServiceWords();
  const format = useFormat();
  const { service, state, since } = standing;
  const say = words.sayOf(standing);
  return (
    <Entry
      aside={
        <div className="stack stack-tight stack-start">
          <StateChip tone={toneOf[state]}>{t(`state.${state}`)}</StateChip>
        </div>
      }
    >
      <h2 className="entry-name">{words.calledOf(service)}</h2>
      {state === 'up' ? null : (
        <p className="quiet small">
          {[
            since === null ? null : t('since', { time: format.time(since, now) }),
            words.untilOf(standing, now),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
      )}
      {say === null ? null : <ToSay>{say}</ToSay>}
    </Entry>
  );
};
