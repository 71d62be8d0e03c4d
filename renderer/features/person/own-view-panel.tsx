import { useTranslation } from 'react-i18next';
import type { OwnViewLine } from '../../../preload/contract/print-calls.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { LegalState } from '../../components/legal-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { PrintButton } from '../../components/print-button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useCodedText } from '../../language/coded-text.ts';

export type OwnViewPanelProps = { readonly personId: PersonId };

/** What the citizen may ask to see: who opened the file and why, who acted on what ground, what was sent. */
export const OwnViewPanel = ({ personId }: OwnViewPanelProps) => {
  const { t } = useTranslation('person');
  const answer = useAnswer('person/own-view', { personId });
  const print = useCommand('person/print-own-view');
  const load = async () => {
    const printed = await print.run({ personId });
    return printed.ok ? printed.value : null;
  };
  return (
    <Panel title={t('own.title')} aside={<PrintButton label={t('own.print')} size="small" load={load} />}>
      {print.problem === null ? null : <ProblemNotice problem={print.problem} />}
      <Loaded answer={answer} loading={<Skeleton lines={4} />}>
        {({ lines }) => <Lines lines={lines} />}
      </Loaded>
    </Panel>
  );
};

const Lines = ({ lines }: { readonly lines: readonly OwnViewLine[] }) => {
  const { t } = useTranslation('person');
  const say = useSentence();
  if (lines.length === 0) return <p className="quiet">{t('own.none')}</p>;
  return (
    <Timeline
      label={t('own.title')}
      items={lines.slice(0, shownLines).map((line) => ({
        id: line.lineId,
        at: line.at,
        title: say(line),
        aside: (
          <>
            {line.legalState === null ? null : <LegalState state={line.legalState} />}
            <span className="quiet small">{t(`own.from.${line.from}`)}</span>
          </>
        ),
      }))}
    />
  );
};

/** The screen shows the newest; paper has all. */
const shownLines = 50;

/** A text by its id; empty where the line has none. */
const textOf =
  (texts: { readonly text: (key: string) => string }, key: (id: string) => string) =>
  (id: string | null): string =>
    id === null ? '' : texts.text(key(id));

const useSentence = (): ((line: OwnViewLine) => string) => {
  const { t } = useTranslation('person');
  const pack = useCodedText('pack');
  const serviceText = textOf(pack, (id) => `service.${id}.name`);
  const purposeText = textOf(pack, (id) => `purpose.${id}`);
  const groundText = textOf(useCodedText('authority'), (id) => `ground.${id}`);
  const nameOf = (name: string | null): string => name ?? t('own.somebody');
  return ({ kind, by, servedBy, agreedBy, purposeId, serviceId, ground, letter, reference }) => {
    const name = nameOf(by);
    const what = { service: serviceText(serviceId), reference: reference ?? '' };
    switch (kind) {
      case 'opened':
        return t('own.opened', { name, purpose: purposeText(purposeId) });
      case 'revealed':
        return t('own.revealed', { name, second: nameOf(agreedBy), purpose: purposeText(purposeId) });
      case 'done':
        return t('own.done', { ...what, name, staff: nameOf(servedBy), ground: groundText(ground) });
      case 'done-elsewhere':
        return t('own.elsewhere', what);
      case 'letter':
        return letter === null || !pack.has(`letter.${letter}`)
          ? t('own.told')
          : t('own.letter', { letter: pack.text(`letter.${letter}`) });
      default:
        return kind satisfies never;
    }
  };
};
