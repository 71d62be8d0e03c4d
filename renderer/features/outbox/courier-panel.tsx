import { FileDown, FileUp, Inbox } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../preload/contract/calls.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useNow } from '../../api/use-now.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { useFormat } from '../../language/use-format.ts';
import { CourierOutcome } from './courier-outcome.tsx';
import { useCourier } from './use-courier.ts';
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
      {last.newer === 0 ? null : t('newer', { count: last.newer })}
    </p>
  );
};

/** For a desk without a network for long: its work goes by hand, and the receipts come back the same way (protocol.md, rule 11). */
export const CourierPanel = () => {
  const { t } = useTranslation('courier');
  const summary = useAnswer('courier/summary', {});
  const courier = useCourier();
  const isBusy = courier.state.kind === 'busy';
  const { unsent, last } = summary.state === 'ready' ? summary.value : { unsent: 0, last: null };
  return (
    <Panel title={t('title')}>
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
    </Panel>
  );
};
