import { Bus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trip } from '../../../preload/contract/trip.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';

const LeaveButton = ({ tripId }: Pick<Trip, 'tripId'>) => {
  const { t } = useTranslation('trip');
  const [isAsking, setIsAsking] = useState(false);
  const leave = useCommand('trip/leave-behind');
  const close = (): void => setIsAsking(false);
  const confirm = async (): Promise<void> => {
    const answer = await leave.run({ tripId });
    if (answer.ok) close();
  };
  return (
    <>
      <Button onPress={() => setIsAsking(true)}>{t('leave')}</Button>
      <Dialog
        title={t('leaving.title')}
        isOpen={isAsking}
        role="alertdialog"
        onClose={close}
        actions={
          <>
            <Button look="danger" isPending={leave.isRunning} onPress={() => void confirm()}>
              {t('leave')}
            </Button>
            <Button onPress={close}>{t('leaving.cancel')}</Button>
          </>
        }
      >
        <p>{t('leaving.help')}</p>
        {leave.problem === null ? null : <ProblemNotice problem={leave.problem} />}
      </Dialog>
    </>
  );
};

/** Take along, or leave behind: the one thing to do with a trip here. */
export const TakeButtons = ({ trip }: { readonly trip: Trip }) => {
  const { t } = useTranslation('trip');
  const take = useCommand('trip/take-along');
  if (trip.state === 'cancelled') return null;
  if (trip.isTaken)
    return (
      <div className="row">
        <LeaveButton tripId={trip.tripId} />
      </div>
    );
  return (
    <div className="stack stack-tight">
      <div className="row">
        <Button
          look="primary"
          icon={<Bus aria-hidden size={20} />}
          isPending={take.isRunning}
          onPress={() => void take.run({ tripId: trip.tripId })}
        >
          {t('take')}
        </Button>
      </div>
      {take.problem === null ? null : <ProblemNotice problem={take.problem} />}
    </div>
  );
};
