import { useTranslation } from 'react-i18next';
import type { ServiceStanding } from '../../preload/contract/service-board.ts';
import { useCodedText } from './coded-text.ts';
import { useFormat } from './use-format.ts';

export type ServiceWords = {
  /** What it is called here; null for one that only a newer version has a word for. */
  readonly nameOf: (service: string) => string | null;
  /** As `nameOf`, with a word for what has none. */
  readonly calledOf: (service: string) => string;
  /** What to say to the citizen: the operator's words, else ours; null where it works. */
  readonly sayOf: (standing: ServiceStanding) => string | null;
  /** When it is expected back, or was; null where nobody has said. */
  readonly untilOf: (standing: ServiceStanding, nowMs: number) => string | null;
};

const receiverMark = 'receiver:';

/** Names of registers and channels, and sentences about them, in the language of the page. */
export const useServiceWords = (): ServiceWords => {
  const { t } = useTranslation('board');
  const board = useCodedText('board');
  const pack = useCodedText('pack');
  const format = useFormat();
  const nameOf = (service: string): string | null => {
    const receiver = `receiver.${service.slice(receiverMark.length)}.name`;
    if (service.startsWith(receiverMark)) return pack.has(receiver) ? pack.text(receiver) : null;
    return board.has(`service.${service}`) ? board.text(`service.${service}`) : null;
  };
  const calledOf = (service: string): string => nameOf(service) ?? t('service.other');
  return {
    nameOf,
    calledOf,
    untilOf: ({ expectedUntil }, nowMs) =>
      expectedUntil === null
        ? null
        : t(Date.parse(expectedUntil) < nowMs ? 'untilPast' : 'until', {
            time: format.time(expectedUntil, nowMs),
          }),
    sayOf: ({ service, state, announcement }) => {
      if (announcement !== null) return announcement;
      if (state === 'up') return null;
      if (nameOf(service) === null) return t(`sentence.other.${state}`);
      if (service.startsWith(receiverMark))
        return t(`sentence.receiver.${state}`, { service: calledOf(service) });
      return board.text(`sentence.${service}.${state}`);
    },
  };
};
