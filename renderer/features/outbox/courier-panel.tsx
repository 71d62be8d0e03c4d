import { ChevronRight, FileDown, FileUp, Inbox } from 'lucide-react';
import { useId, useState } from 'react';
import { Button as Toggle, FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../preload/contract/calls.ts';
import type { StatusLine } from '../../../preload/contract/outbox.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useNow } from '../../api/use-now.ts';
import { Button } from '../../components/button.tsx';
import { useFormat } from '../../language/use-format.ts';
import { CourierOutcome } from './courier-outcome.tsx';
import { useCourier, type Courier } from './use-courier.ts';
import '../../components/panel.css';
import './courier.css';

type LastProps = { readonly last: NonNullable<Output<'courier/summary'>['last']> };

const LastSaved = ({ last }: LastProps) => {
  const { t } = useTranslation('courier');
  const format = useFormat();
  const nowMs = useNow();
  const when = format.time(last.madeAt, nowMs);
  return (
    <p className="quiet">
      {t('last', { count: last.items, when, staff: last.staffName })}{' '}
      {last.newer === 0 ? null : t('newer', { count: last.newer })}{' '}
      {last.leftOut === 0 ? null : t('leftOut', { count: last.leftOut })}
    </p>
  );
};

/** No way to central that the engine could find by itself. */
const isCut = (connection: StatusLine['connection']): boolean =>
  connection !== 'online' && connection !== 'checking';

/**
 * For a desk without a network for long: its work goes by hand, and the receipts come back the same way (protocol.md, rule 11). Open where
 * there is no network; else one line, at the same place.
 */
export const CourierPanel = () => {
  const { t } = useTranslation('courier');
  const titleId = useId();
  const partsId = useId();
  const status = useAnswer('status/line', {});
  const courier = useCourier();
  const [choice, setChoice] = useState<boolean | null>(null);
  const needsIt = status.state === 'ready' && isCut(status.value.connection);
  const isOpen = choice ?? (needsIt || courier.state.kind !== 'idle');
  return (
    <section
      className={`panel panel-box courier courier-${isOpen ? 'open' : 'shut'}`}
      aria-labelledby={titleId}
    >
      <h2 className="panel-title courier-title" id={titleId}>
        <Toggle
          className="courier-toggle"
          aria-expanded={isOpen}
          {...(isOpen ? { 'aria-controls': partsId } : {})}
          onPress={() => setChoice(!isOpen)}
        >
          <ChevronRight aria-hidden size={20} className="courier-arrow" />
          {t('title')}
        </Toggle>
      </h2>
      {isOpen ? null : <p className="quiet courier-hint">{t('hint')}</p>}
      {isOpen ? (
        <div id={partsId} className="stack">
          <CourierParts courier={courier} />
        </div>
      ) : null}
    </section>
  );
};

const CourierParts = ({ courier }: { readonly courier: Courier }) => {
  const { t } = useTranslation('courier');
  const summary = useAnswer('courier/summary', {});
  const isBusy = courier.state.kind === 'busy';
  const { unsent, last } = summary.state === 'ready' ? summary.value : { unsent: 0, last: null };
  return (
    <>
      <p className="courier-lead">{t('lead')}</p>
      {last === null || unsent === 0 ? null : <LastSaved last={last} />}
      <div className="row">
        <Button
          icon={<FileDown aria-hidden size={18} />}
          isDisabled={isBusy || unsent === 0}
          onPress={() => void courier.save()}
        >
          {unsent === 0 ? t('save.none') : t('save.some', { count: unsent })}
        </Button>
        <FileTrigger
          acceptedFileTypes={['.bundle']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file !== undefined) void courier.deliver(file);
          }}
        >
          <Button icon={<FileUp aria-hidden size={18} />} isDisabled={isBusy}>
            {t('deliver')}
          </Button>
        </FileTrigger>
        <FileTrigger
          acceptedFileTypes={['.receipts']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file !== undefined) void courier.takeIn(file);
          }}
        >
          <Button icon={<Inbox aria-hidden size={18} />} isDisabled={isBusy}>
            {t('takeIn')}
          </Button>
        </FileTrigger>
      </div>
      <CourierOutcome courier={courier} />
    </>
  );
};
